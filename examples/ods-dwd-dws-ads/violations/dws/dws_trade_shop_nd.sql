-- The same for the last 30 days, made of the sums of single days.
CREATE TABLE IF NOT EXISTS dws.dws_trade_shop_nd (
  shop_id    BIGINT NOT NULL,
  order_cnt  BIGINT,
  order_amt  DECIMAL(18, 2),
  paid_amt   DECIMAL(18, 2),
  dt         DATE NOT NULL COMMENT 'The last day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
CLUSTER BY (shop_id)
COMMENT 'Trade by shop, last 30 days'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT OVERWRITE dws.dws_trade_shop_nd PARTITION (dt = '${bizdate}')
SELECT
  shop_id,
  sum(order_cnt) AS order_cnt,
  sum(order_amt) AS order_amt,
  sum(paid_amt)  AS paid_amt
FROM dws.dws_trade_shop_1d
WHERE dt > '${bizdate_30_ago}' AND dt <= '${bizdate}'
GROUP BY shop_id;
