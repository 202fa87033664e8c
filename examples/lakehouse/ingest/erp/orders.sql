-- Orders from the ERP. It writes one folder of JSON files a day, with everything that changed on that day.
USE CATALOG prod;
USE SCHEMA ods;

CREATE TABLE IF NOT EXISTS erp_orders_di (
  order_id     BIGINT NOT NULL COMMENT 'Number of the order in the ERP',
  customer_id  BIGINT,
  ordered_at   TIMESTAMP,
  status       STRING COMMENT 'open, paid, shipped, returned, cancelled',
  net_amount   DECIMAL(18, 2),
  file         STRING COMMENT 'The file that the row came in',
  dt           DATE NOT NULL COMMENT 'Day of delivery'
)
USING delta
CLUSTER BY (dt)
COMMENT 'Orders as the ERP delivers them: every change is a row'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

COPY INTO erp_orders_di
FROM (
  SELECT
    order_id::BIGINT,
    customer_id::BIGINT,
    to_timestamp(ordered_at)   AS ordered_at,
    lower(status)              AS status,
    net_amount::DECIMAL(18, 2) AS net_amount,
    _metadata.file_path        AS file,
    to_date(delivered_at)      AS dt
  FROM '/Volumes/prod/landing/erp/orders'
)
FILEFORMAT = JSON
COPY_OPTIONS ('mergeSchema' = 'false');
