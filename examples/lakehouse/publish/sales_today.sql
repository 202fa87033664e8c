-- The figures of today, for the screen in the hall.
CREATE OR REPLACE VIEW prod.fact.fact_sales_today
WITH SCHEMA EVOLUTION
COMMENT 'Sales of today'
AS
SELECT region, orders, gross_amount
FROM prod.fact.fact_sales
WHERE dt = current_date();
