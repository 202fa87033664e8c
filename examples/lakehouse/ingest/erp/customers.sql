-- Customers from the ERP: the whole list, every day. The oldest table here, still partitioned.
USE CATALOG prod;
USE SCHEMA ods;

CREATE TABLE IF NOT EXISTS erp_customers_df (
  customer_id  BIGINT NOT NULL,
  name         STRING,
  email        STRING,
  country      CHAR(2),
  created_at   TIMESTAMP,
  dt           DATE NOT NULL
)
USING delta
PARTITIONED BY (dt)
COMMENT 'All customers, once a day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

-- A day that is loaded again takes the place of what is there.
INSERT INTO erp_customers_df BY NAME
REPLACE USING (dt)
SELECT
  customer_id,
  name,
  email,
  country,
  created_at,
  :run_date::DATE AS dt
FROM read_files('/Volumes/prod/landing/erp/customers', format => 'csv', header => true)
WHERE delivered_on = :run_date;
