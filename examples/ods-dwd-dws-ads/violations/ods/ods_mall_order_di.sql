-- Orders of the mall: what was new or changed on the day.
CREATE TABLE IF NOT EXISTS ods.ods_mall_order_di (
  order_no      STRING NOT NULL,
  member_id     BIGINT,
  shop_id       BIGINT,
  item_id       BIGINT,
  quantity      INT,
  amount        DECIMAL(18, 2),
  status        STRING COMMENT '10 open, 20 paid, 30 sent, 90 cancelled',
  gmt_create    TIMESTAMP,
  gmt_modified  TIMESTAMP,
  dt            STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
LOCATION 'oss://mall-lake/orders'
COMMENT 'Orders, changes of the day'
TBLPROPERTIES (
  'delta.appendOnly'                   = 'true',
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT OVERWRITE ods.ods_mall_order_di PARTITION (dt = '${bizdate}')
SELECT
  order_no,
  member_id,
  shop_id,
  item_id,
  quantity,
  amount,
  status,
  gmt_create,
  gmt_modified
FROM mall_mysql.shop.orders
WHERE date_format(gmt_modified, 'yyyyMMdd') = '${bizdate}';
