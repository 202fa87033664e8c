-- Sales from the tills of all shops: one folder of files a day.
CREATE TABLE IF NOT EXISTS tea.ods.till_sales_di (
  sale_id    BIGINT NOT NULL,
  shop_id    INT,
  item_id    INT,
  quantity   INT,
  amount     DOUBLE,
  sold_at    TIMESTAMP,
  dt         DATE NOT NULL
)
USING delta
CLUSTER BY (dt, sold_at, sale_id)
COMMENT 'Sales as the tills report them'
TBLPROPERTIES (
  'delta.appendOnly'                   = 'true',
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT INTO tea.ods.till_sales_di BY NAME
REPLACE WHERE dt = :run_date
SELECT
  sale_id,
  shop_id,
  item_id,
  quantity,
  amount::DECIMAL(12, 2)  AS amount,
  sold_at,
  to_date(sold_at)        AS dt
FROM read_files('/Volumes/tea/landing/tills', format => 'csv', header => true)
WHERE to_date(sold_at) = :run_date;
