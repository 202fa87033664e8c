CREATE TABLE ods.erp_lines (id BIGINT);
