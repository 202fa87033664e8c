CREATE TABLE prod.ods.orders (id BIGINT);
DELETE FROM prod.ods.erp_orders;
