CREATE TABLE IF NOT EXISTS prod.ods.orders (id BIGINT, customer BIGINT, dt DATE);
COPY INTO prod.ods.orders FROM 's3://landing/orders/' FILEFORMAT = JSON;
