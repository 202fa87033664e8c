-- Does a larger basket come back sooner? First look.
USE CATALOG prod;
USE SCHEMA personal_kim;

CREATE OR REPLACE TABLE basket_size
TBLPROPERTIES ('expires_on' = '2026-12-31')
AS
SELECT
  o.customer_id,
  o.items,
  datediff(DAY, o.dt, lead(o.dt) OVER (PARTITION BY o.customer_id ORDER BY o.dt)) AS days_to_next
FROM prod.mart.mart_orders_di AS o
ANTI JOIN test_users AS u ON u.customer_id = o.customer_id
WHERE o.dt >= add_months(current_date(), -6);
