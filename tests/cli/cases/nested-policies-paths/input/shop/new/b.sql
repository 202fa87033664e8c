CREATE TABLE prod.ods.orders (id BIGINT);
