-- Items as they were on each day.
CREATE OR REPLACE TABLE dim.dim_item_df (
  item_id      BIGINT NOT NULL,
  item_title   STRING,
  category_id  BIGINT,
  shop_id      BIGINT,
  list_price   DOUBLE,
  dt           STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Items, a copy of each day';

INSERT OVERWRITE dim_item_df PARTITION (dt = '${bizdate}')
SELECT
  item_id,
  trim(title) AS item_title,
  category_id,
  shop_id,
  price       AS list_price
FROM ods.ods_mall_item_df
WHERE dt = '${bizdate}';
