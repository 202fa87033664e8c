-- What the board looks at on Monday.
CREATE OR REPLACE TABLE tea.fact.fact_sales (
  region    STRING NOT NULL,
  quantity  BIGINT,
  amount    DECIMAL(18, 2) COMMENT 'Euros, tax included',
  dt        DATE NOT NULL COMMENT 'Day of the sale'
)
USING delta
CLUSTER BY (dt)
COMMENT 'Sales';

INSERT INTO tea.fact.fact_sales BY NAME
REPLACE WHERE dt = :run_date
SELECT
  region,
  sum(quantity)  AS quantity,
  sum(amount)    AS amount,
  dt
FROM tea.ods.till_sales_di
WHERE dt = :run_date
  AND dt NOT IN (SELECT dt FROM tea.personal_lena.warm_days)
GROUP BY region, dt;

CREATE OR REPLACE VIEW tea.fact.fact_sales_today
COMMENT 'The newest day of the sales of all shops'
AS SELECT * FROM tea.fact.fact_sales WHERE dt = current_date();

INSERT INTO tea.fact.fact_sales TABLE tea.mart.mart_sales_di;
