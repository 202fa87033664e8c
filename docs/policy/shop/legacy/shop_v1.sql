CREATE TABLE prod.ods.orders_v1 (id BIGINT);
