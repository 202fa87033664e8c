CREATE VIEW prod.mart.mart_orders_di AS SELECT 1 AS id;
