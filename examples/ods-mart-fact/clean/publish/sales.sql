-- What the board looks at on Monday.
CREATE TABLE IF NOT EXISTS tea.fact.fact_sales (
  region    STRING NOT NULL COMMENT 'North or south',
  quantity  BIGINT COMMENT 'Packets, returns taken off',
  amount    DECIMAL(18, 2) COMMENT 'Euros, tax included',
  dt        DATE NOT NULL COMMENT 'Day of the sale'
)
USING delta
CLUSTER BY (dt)
COMMENT 'Sales of all shops by region and day'
TBLPROPERTIES (
  'owner'                              = 'sales-figures',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

ALTER TABLE tea.fact.fact_sales SET TAGS ('domain' = 'sales');

INSERT INTO tea.fact.fact_sales BY NAME
REPLACE WHERE dt = :run_date
SELECT
  region,
  sum(quantity)  AS quantity,
  sum(amount)    AS amount,
  dt
FROM tea.mart.mart_sales_di
WHERE dt = :run_date
GROUP BY region, dt;
