CREATE MATERIALIZED VIEW prod.fact.sales AS
SELECT * FROM prod.mart.daily CROSS JOIN (SELECT count(*) AS buyers FROM prod.mart.buyers);
