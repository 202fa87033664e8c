CREATE TABLE prod.ods.erp_orders (id BIGINT);
CREATE TABLE prod.${schema}.erp_lines (id BIGINT);
INSERT INTO prod.mart.mart_orders SELECT id FROM prod.ods.erp_orders;
