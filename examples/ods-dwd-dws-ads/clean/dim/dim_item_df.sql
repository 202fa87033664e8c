-- Items as they were on each day.
CREATE TABLE IF NOT EXISTS dim.dim_item_df (
  item_id      BIGINT NOT NULL,
  item_title   STRING,
  category_id  BIGINT,
  shop_id      BIGINT,
  list_price   DECIMAL(18, 2),
  dt           STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Items, a copy of each day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT OVERWRITE dim.dim_item_df PARTITION (dt = '${bizdate}')
SELECT
  item_id,
  trim(title) AS item_title,
  category_id,
  shop_id,
  price       AS list_price
FROM ods.ods_mall_item_df
WHERE dt = '${bizdate}';
