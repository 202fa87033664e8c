-- One row a rider. The address stays in BRONZE.
CREATE TABLE IF NOT EXISTS bikes.silver.rider_accounts (
  rider_id    BIGINT NOT NULL,
  email_hash  STRING,
  tariff      STRING,
  opened_on   DATE,
  is_open     BOOLEAN
)
USING delta
COMMENT 'Riders of today'
TBLPROPERTIES (
  'delta.autoOptimize.optimiseWrite'    = 'true',
  'delta.checkpointRetentionDuration'   = '2d',
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

DELETE FROM bikes.silver.rider_accounts;

INSERT OVERWRITE bikes.silver.rider_accounts BY NAME
SELECT
  rider_id,
  sha2(lower(trim(email)), 256) AS email_hash,
  tariff,
  opened_on,
  closed_on IS NULL             AS is_open
FROM bikes.bronze.bills_accounts
WHERE ingest_date = :run_date
ORDER BY rider_id;
