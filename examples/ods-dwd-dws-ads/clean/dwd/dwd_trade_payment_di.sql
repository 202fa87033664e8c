-- Payments of the day, one row each.
CREATE TABLE IF NOT EXISTS dwd.dwd_trade_payment_di (
  payment_no  STRING NOT NULL,
  order_no    STRING,
  channel     STRING,
  amount      DECIMAL(18, 2),
  pay_time    TIMESTAMP,
  dt          STRING NOT NULL COMMENT 'Business day, yyyyMMdd'
)
USING delta
PARTITIONED BY (dt)
COMMENT 'Payments, one row each'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 60 days'
);

INSERT OVERWRITE dwd.dwd_trade_payment_di PARTITION (dt = '${bizdate}')
SELECT
  payment_no,
  order_no,
  lower(channel) AS channel,
  amount,
  pay_time
FROM ods.ods_pay_payment_hi
WHERE dt = '${bizdate}'
QUALIFY row_number() OVER (PARTITION BY payment_no ORDER BY pay_time DESC) = 1;
