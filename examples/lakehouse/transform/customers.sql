-- One row a customer, with the region that the sales team uses.
CREATE TABLE IF NOT EXISTS prod.mart.mart_customers_df (
  customer_id  BIGINT NOT NULL,
  name         STRING,
  email_hash   STRING COMMENT 'The address itself stays in ODS',
  country      CHAR(2),
  region       STRING,
  created_at   TIMESTAMP
)
USING delta
CLUSTER BY (region)
COMMENT 'Customers of today'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

INSERT OVERWRITE prod.mart.mart_customers_df BY NAME
SELECT
  c.customer_id,
  c.name,
  sha2(lower(trim(c.email)), 256) AS email_hash,
  c.country,
  CASE
    WHEN c.country IN ('DE', 'AT', 'CH') THEN 'dach'
    WHEN c.country IN ('FR', 'BE', 'LU') THEN 'west'
    ELSE 'rest'
  END                             AS region,
  c.created_at
FROM prod.ods.erp_customers_df AS c
WHERE c.dt = :run_date;
