-- The ranking on the first page of the shop portal.
CREATE TABLE IF NOT EXISTS ads.ads_trade_shop_rank_di (
  rank_no   INT NOT NULL,
  shop_id   BIGINT,
  paid_amt  DECIMAL(18, 2),
  dt        STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'The hundred best shops of the last 30 days'
TBLPROPERTIES (
  'owner'                              = 'shop-portal',
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

INSERT OVERWRITE ads.ads_trade_shop_rank_di PARTITION (dt = '${bizdate}')
SELECT
  row_number() OVER (ORDER BY paid_amt DESC) AS rank_no,
  shop_id,
  paid_amt
FROM dws.dws_trade_shop_30d
WHERE dt = '${bizdate}'
QUALIFY rank_no <= 100;
