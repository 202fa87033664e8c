CREATE TABLE prod.ods.customers (id BIGINT, name STRING) LOCATION 's3://lake/customers';
INSERT INTO prod.ods.customers SELECT id, name FROM erp.public.customers;
