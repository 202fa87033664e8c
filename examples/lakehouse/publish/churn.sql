-- Customers who have not ordered for half a year.
CREATE TABLE IF NOT EXISTS prod.fact.fact_churn (
  customer_id      BIGINT NOT NULL,
  region           STRING,
  last_order_on    DATE,
  last_contact_on  DATE
)
USING delta
CLUSTER BY (region)
COMMENT 'Customers at risk'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

INSERT OVERWRITE prod.fact.fact_churn BY NAME
SELECT
  c.customer_id,
  c.region,
  max(o.dt) AS last_order_on,
  max(k.dt) AS last_contact_on
FROM prod.mart.mart_customers_df AS c
LEFT JOIN prod.mart.mart_orders_di AS o ON o.customer_id = c.customer_id
LEFT JOIN prod.ods.crm_contacts_di AS k ON k.customer_id = c.customer_id
GROUP BY c.customer_id, c.region
HAVING last_order_on < current_date() - INTERVAL 180 DAYS;
