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
  order_time   TIMESTAMP,
  dt           STRING NOT NULL COMMENT 'Day of the order, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Orders, one row each'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

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
  FROM ods.ods_mall_order_di AS o
  LEFT JOIN dim.dim_item_df AS i ON i.item_id = o.item_id AND i.dt = '${bizdate}'
  WHERE o.dt = '${bizdate}'
) AS s
ON t.order_no = s.order_no AND t.dt = s.dt
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
