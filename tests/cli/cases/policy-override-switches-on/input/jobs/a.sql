CREATE TABLE ods.erp_orders (id BIGINT);
