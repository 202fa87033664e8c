-- Order items from the ERP, one delivery a day. A day can be delivered again, so it replaces what is there.
USE CATALOG prod;
USE SCHEMA ods;

CREATE TABLE IF NOT EXISTS erp_order_items_di (
  order_id    BIGINT NOT NULL,
  item_no     INT NOT NULL,
  product_id  BIGINT,
  quantity    INT,
  unit_price  DECIMAL(18, 4),
  dt          DATE NOT NULL
)
USING delta
CLUSTER BY (dt, product_id)
COMMENT 'Items of the orders in erp_orders_di'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT INTO erp_order_items_di
REPLACE WHERE dt = :run_date
SELECT
  order_id,
  item_no,
  product_id,
  quantity,
  unit_price,
  dt
FROM read_files(
  '/Volumes/prod/landing/erp/order_items',
  format => 'parquet',
  schema => 'order_id BIGINT, item_no INT, product_id BIGINT, quantity INT, unit_price DECIMAL(18, 4), dt DATE'
)
WHERE dt = :run_date;
