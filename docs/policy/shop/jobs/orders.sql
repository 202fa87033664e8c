CREATE TABLE prod.ods.shop_orders (id BIGINT, customer_id BIGINT, dt DATE);
CREATE TABLE prod.ods.erp_customers (id BIGINT);
CREATE TABLE mart.basket AS SELECT id FROM prod.ods.shop_orders;
