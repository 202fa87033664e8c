-- What each shop sold on the day.
CREATE TABLE IF NOT EXISTS dws.dws_trade_shop_1d (
  shop_id     BIGINT NOT NULL,
  order_cnt   BIGINT,
  member_cnt  BIGINT,
  order_amt   DECIMAL(18, 2),
  paid_amt    DECIMAL(18, 2),
  dt          STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Trade by shop, one day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT OVERWRITE dws.dws_trade_shop_1d
SELECT
  o.shop_id,
  count(*)                    AS order_cnt,
  count(DISTINCT o.member_id) AS member_cnt,
  sum(o.amount)               AS order_amt,
  sum(p.amount)               AS paid_amt,
  '${bizdate}'                AS dt
FROM dwd.dwd_trade_order_di AS o
LEFT JOIN ods.ods_pay_payment_hi AS p ON p.order_no = o.order_no AND p.dt = '${bizdate}'
LEFT JOIN ads.ads_trade_shop_rank_di AS k ON k.shop_id = o.shop_id AND k.dt = '${bizdate}'
WHERE o.dt = '${bizdate}'
GROUP BY o.shop_id
ORDER BY paid_amt DESC;
