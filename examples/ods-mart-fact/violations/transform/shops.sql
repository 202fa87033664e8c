-- Where the shops are. Kept by hand; a shop opens twice a year.
DROP TABLE IF EXISTS tea.mart.shops;

CREATE TABLE IF NOT EXISTS tea.mart.shops (
  shop_id  INT NOT NULL,
  city     STRING,
  region   STRING NOT NULL
)
USING delta
CLUSTER BY (region)
COMMENT 'Shops, one row each';

CREATE OR REPLACE TABLE tea.staging.shop_list AS
SELECT DISTINCT s.shop_id, f.region
FROM csv.`/Volumes/tea/landing/shops` AS s
JOIN tea.fact.fact_sales AS f ON f.region = s.region;

INSERT INTO tea.mart.mart_shops_df BY NAME
SELECT shop_id, region FROM tea.staging.shop_list;

MERGE INTO tea.mart.shops AS t
USING (SELECT * FROM VALUES (1, 'Leer', 'north'), (2, 'Ulm', 'south') AS v(shop_id, city, region)) AS s
ON t.shop_id = s.shop_id
WHEN MATCHED THEN UPDATE SET t.city = s.city
WHEN NOT MATCHED THEN INSERT *;
