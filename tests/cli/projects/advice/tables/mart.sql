CREATE TABLE prod.mart.sales (store_id INT, region STRING, product_id INT, channel STRING, dt DATE, amount DECIMAL(18, 2))
CLUSTER BY (region);
CREATE VIEW prod.mart.sales_of_stores AS SELECT store_id AS store, dt, amount FROM prod.mart.sales;
CREATE TABLE prod.mart.stores (store_id INT, city STRING);
CREATE TABLE prod.mart.auto (id INT, dt DATE) CLUSTER BY AUTO;
CREATE TABLE prod.mart.hidden (id INT, dt DATE) CLUSTER BY (${keys});
CREATE MATERIALIZED VIEW prod.mart.daily AS SELECT dt, sum(amount) AS amount FROM prod.mart.sales GROUP BY dt;
CREATE TABLE prod.archive.sales (id INT, dt DATE, amount DECIMAL(18, 2));
CREATE TABLE prod.mart.quiet (id INT);
