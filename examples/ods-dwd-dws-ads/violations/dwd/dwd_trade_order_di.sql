-- Orders, one row each, with the category of the item on that day. `dt` is the day of the order.
CREATE TABLE IF NOT EXISTS dwd.dwd_trade_order_di (
  order_no     STRING NOT NULL,
  member_id    BIGINT,
  shop_id      BIGINT,
  item_id      BIGINT,
  category_id  BIGINT,
  quantity     INT,
  amount       DECIMAL(18, 2),
  status       STRING,
  order_time   STRING,
  dt           STRING NOT NULL COMMENT 'Day of the order, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
TBLPROPERTIES (
  'deletedFileRetentionDuration'       = 'interval 7 days',
  'delta.checkpointRetentionDuration'  = '1 month',
  'delta.deletedFileRetentionDuration' = 'interval 1 day',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

CREATE OR REPLACE TABLE stage.order_changes AS
SELECT *
FROM ods.ods_mall_order_di
WHERE dt = '${bizdate}';

MERGE INTO dwd.dwd_trade_order_di AS t
USING (
  SELECT
    o.order_no,
    o.member_id,
    o.shop_id,
    o.item_id,
    i.category_id,
    o.quantity,
    o.amount,
    o.status,
    o.gmt_create                          AS order_time,
    date_format(o.gmt_create, 'yyyyMMdd') AS dt
  FROM stage.order_changes AS o
  LEFT JOIN dim.dim_item_df AS i ON i.item_id = o.item_id AND i.dt = '${bizdate}'
) AS s
ON t.order_no = s.order_no
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
