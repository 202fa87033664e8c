-- Sales by day and region, with what was returned taken off.
CREATE TABLE IF NOT EXISTS tea.mart.mart_sales_di (
  ShopId    INT NOT NULL,
  item_id   INT,
  quantity  BIGINT,
  amount    DECIMAL(18, 2),
  region    STRING,
  dt        DATE NOT NULL
)
USING delta
PARTITIONED BY (dt)
CLUSTER BY (dt, region)
TBLPROPERTIES (
  'delta.checkpointRetentionDuration'  = '2d',
  'delta.deletedFilesRetention'        = 'interval 14 days',
  'delta.deletedFileRetentionDuration' = 'interval 60 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

SET spark.sql.shuffle.partitions = 20000;

INSERT OVERWRITE mart.mart_sales_di
SELECT
  s.shop_id,
  s.item_id,
  sum(s.quantity)  AS quantity,
  sum(s.amount)    AS amount,
  r.region,
  s.dt
FROM tea.ods.till_sales_di AS s
CROSS JOIN tea.mart.mart_shops_df AS r
WHERE s.dt = :run_date
GROUP BY s.shop_id, s.item_id, r.region, s.dt
ORDER BY s.shop_id;
