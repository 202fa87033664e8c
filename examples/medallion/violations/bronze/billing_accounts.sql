-- Accounts from the billing system: the whole list, every night.
USE CATALOG bikes;
USE SCHEMA bronze;

CREATE TABLE IF NOT EXISTS bills_accounts (
  rider_id     BIGINT NOT NULL,
  email        STRING,
  tariff       STRING,
  balance      DOUBLE,
  opened_on    DATE,
  closed_on    DATE,
  ingest_date  DATE NOT NULL
)
USING delta
CLUSTER BY (ingest_date)
LOCATION 's3://bikes-lake/bills_accounts'
COMMENT 'All accounts, once a night'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

-- A night that is loaded again takes the place of what is there.
INSERT INTO bills_accounts BY NAME
REPLACE WHERE ingest_date = :run_date
SELECT
  rider_id,
  email,
  tariff,
  opened_on,
  closed_on,
  :run_date::DATE AS ingest_date
FROM read_files('/Volumes/bikes/landing/billing/accounts', format => 'csv', header => true);
