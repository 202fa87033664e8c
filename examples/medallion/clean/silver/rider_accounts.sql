-- One row a rider. The address stays in BRONZE.
CREATE TABLE IF NOT EXISTS bikes.silver.rider_accounts (
  rider_id    BIGINT NOT NULL,
  email_hash  STRING,
  tariff      STRING,
  opened_on   DATE,
  is_open     BOOLEAN
)
USING delta
CLUSTER BY (rider_id)
COMMENT 'Riders of today'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

MERGE INTO bikes.silver.rider_accounts AS t
USING (
  SELECT
    rider_id,
    sha2(lower(trim(email)), 256) AS email_hash,
    tariff,
    opened_on,
    closed_on IS NULL             AS is_open
  FROM bikes.bronze.billing_accounts
  WHERE ingest_date = :run_date
) AS s
ON t.rider_id = s.rider_id
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
