CREATE TABLE prod.ods.erp_orders (id BIGINT);
CREAT TABLE prod.ods.erp_lines (id BIGINT);
