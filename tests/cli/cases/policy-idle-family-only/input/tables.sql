CREATE TABLE prod.ods.erp_orders (id BIGINT);
CREATE TABLE prod.mart.mart_orders (id BIGINT);
