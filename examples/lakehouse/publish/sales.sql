-- Sales by day and region: the figures of the daily report.
USE CATALOG prod;
USE SCHEMA fact;

CREATE TABLE IF NOT EXISTS fact_sales (
  region        STRING,
  orders        BIGINT,
  customers     BIGINT,
  items         BIGINT,
  gross_amount  DECIMAL(18, 2),
  dt            DATE NOT NULL
)
USING delta
CLUSTER BY (dt, region)
COMMENT 'Sales by day and region'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

INSERT INTO fact_sales BY NAME
REPLACE WHERE dt = :run_date
SELECT
  region,
  count(*)                    AS orders,
  count(DISTINCT customer_id) AS customers,
  sum(items)                  AS items,
  sum(gross_amount)           AS gross_amount,
  dt
FROM prod.mart.mart_orders_di
WHERE dt = :run_date
GROUP BY region, dt;
