-- Ratings that people give in the app.
CREATE OR REFRESH STREAMING TABLE prod.ods.ratings_hi (
  rating_id    STRING NOT NULL,
  product_id   BIGINT,
  customer_id  BIGINT,
  stars        TINYINT,
  rated_at     TIMESTAMP,
  dt           DATE
)
CLUSTER BY (dt)
COMMENT 'Stars, as given'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
)
SCHEDULE EVERY 1 HOUR
AS SELECT
  rating_id,
  product_id,
  customer_id,
  stars::TINYINT,
  rated_at,
  to_date(rated_at) AS dt
FROM STREAM read_files('/Volumes/prod/landing/app/ratings', format => 'json');
