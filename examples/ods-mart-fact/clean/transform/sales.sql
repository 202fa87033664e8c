-- Sales by day and region, with what was returned taken off.
USE CATALOG tea;
USE SCHEMA mart;

CREATE TABLE IF NOT EXISTS mart_sales_di (
  shop_id   INT NOT NULL,
  item_id   INT,
  quantity  BIGINT,
  amount    DECIMAL(18, 2),
  region    STRING,
  dt        DATE NOT NULL
)
USING delta
CLUSTER BY (dt, region)
COMMENT 'Sales by shop, item and day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

SET spark.sql.shuffle.partitions = auto;

INSERT INTO mart_sales_di BY NAME
REPLACE WHERE dt = :run_date
SELECT
  s.shop_id,
  s.item_id,
  sum(s.quantity)  AS quantity,
  sum(s.amount)    AS amount,
  r.region,
  s.dt
FROM tea.ods.till_sales_di AS s
JOIN tea.mart.mart_shops_df AS r ON r.shop_id = s.shop_id
WHERE s.dt = :run_date
GROUP BY s.shop_id, s.item_id, r.region, s.dt;
