-- Where the shops are. Kept by hand; a shop opens twice a year.
CREATE TABLE IF NOT EXISTS tea.mart.mart_shops_df (
  shop_id  INT NOT NULL,
  city     STRING,
  region   STRING NOT NULL
)
USING delta
CLUSTER BY (region)
COMMENT 'Shops, one row each'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

MERGE INTO tea.mart.mart_shops_df AS t
USING (SELECT * FROM VALUES (1, 'Leer', 'north'), (2, 'Ulm', 'south') AS v(shop_id, city, region)) AS s
ON t.shop_id = s.shop_id AND t.region = s.region
WHEN MATCHED THEN UPDATE SET t.city = s.city
WHEN NOT MATCHED THEN INSERT *;
