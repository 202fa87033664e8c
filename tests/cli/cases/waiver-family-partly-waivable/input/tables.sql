CREATE TABLE prod.ods.orders (id BIGINT);
CREATE TABLE prod.mart.orders (id BIGINT);
DELETE FROM prod.ods.erp_orders;
DROP TABLE prod.ods.erp_orders;
