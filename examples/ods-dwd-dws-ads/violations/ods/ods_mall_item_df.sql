-- Items of the mall: all of them, every day.
CREATE TABLE IF NOT EXISTS ods.ods_mall_item_df (
  item_id      BIGINT NOT NULL,
  title        STRING,
  category_id  BIGINT,
  shop_id      BIGINT,
  price        DECIMAL(18, 2),
  dt           STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
COMMENT 'Items, a copy of each day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT INTO ods.ods_mall_item_df
SELECT item_id, title, category_id, shop_id, price, '${bizdate}' AS dt
FROM mall_mysql.shop.items;
