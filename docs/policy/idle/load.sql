CREATE TABLE prod.ods.erp_orders (id BIGINT);
