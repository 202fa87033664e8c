-- The ranking on the first page of the shop portal.
DROP TABLE IF EXISTS ads.ads_trade_shop_rank_di;

CREATE TABLE IF NOT EXISTS ads.ads_trade_shop_rank_di (
  rank_no   INT NOT NULL,
  shop_id   BIGINT,
  paid_amt  DECIMAL(18, 2),
  dt        STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt, shop_id)
COMMENT 'The hundred best shops of the last 30 days'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 60 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT OVERWRITE ads.ads_trade_shop_rank_di PARTITION (dt = '${bizdate}', shop_id)
SELECT
  row_number() OVER (ORDER BY paid_amt DESC) AS rank_no,
  paid_amt,
  shop_id
FROM dws.dws_trade_shop_nd
CROSS JOIN dim.dim_item_df
WHERE dws_trade_shop_nd.dt = '${bizdate}'
  AND shop_id NOT IN (SELECT shop_id FROM tmp.tmp_chen_test_shops)
QUALIFY rank_no <= 100;
