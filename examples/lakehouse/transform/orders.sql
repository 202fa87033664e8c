-- One row an order, in its latest state, with what its items come to.
USE CATALOG prod;
USE SCHEMA mart;

CREATE TABLE IF NOT EXISTS mart_orders_di (
  order_id      BIGINT NOT NULL,
  customer_id   BIGINT,
  region        STRING,
  ordered_at    TIMESTAMP,
  status        STRING,
  items         BIGINT,
  gross_amount  DECIMAL(18, 2),
  dt            DATE NOT NULL COMMENT 'Day of the order',
  CONSTRAINT amount_is_positive CHECK (gross_amount >= 0)
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Orders, one row each'
TBLPROPERTIES (
  'delta.enableChangeDataFeed'         = 'true',
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

CREATE OR REPLACE TEMPORARY VIEW changed_orders AS
SELECT *
FROM prod.ods.erp_orders_di
WHERE dt = :run_date
QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY ordered_at DESC) = 1;

WITH amounts AS (
  SELECT
    order_id,
    count(*)                          AS items,
    sum(quantity * unit_price * 1.19) AS gross_amount
  FROM prod.ods.erp_order_items_di
  WHERE dt = :run_date
  GROUP BY order_id
)
MERGE INTO mart_orders_di AS t
USING (
  SELECT
    o.order_id,
    o.customer_id,
    c.region,
    o.ordered_at,
    o.status,
    a.items,
    a.gross_amount,
    to_date(o.ordered_at) AS dt
  FROM changed_orders AS o
  LEFT JOIN amounts AS a ON a.order_id = o.order_id
  LEFT JOIN mart_customers_df AS c ON c.customer_id = o.customer_id
) AS s
ON t.order_id = s.order_id AND t.dt = s.dt
WHEN MATCHED AND s.status = 'cancelled' THEN DELETE
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED AND s.status <> 'cancelled' THEN INSERT *;
