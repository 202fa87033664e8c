-- Payments, every hour. `dt` is the day and `hh` the hour in which they came in.
CREATE TABLE IF NOT EXISTS ods.ods_pay_payment_hi (
  payment_no  STRING NOT NULL,
  order_no    STRING,
  channel     STRING,
  amount      DECIMAL(18, 2),
  pay_time    TIMESTAMP,
  dt          STRING NOT NULL COMMENT 'Day, yyyyMMdd',
  hh          STRING NOT NULL COMMENT 'Hour, 00 to 23'
)
USING delta
PARTITIONED BY (dt, hh, channel)
COMMENT 'Payments, new in the hour'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

SET fs.oss.accessKeySecret = x7Kp0rWq2mVb9sLd4TgYc6HnZe1UaJ;

INSERT OVERWRITE ods.ods_pay_payment_hi PARTITION (dt = '${bizdate}', hh = '${bizhour}', channel)
SELECT payment_no, order_no, amount, pay_time, channel
FROM pay_kafka.pay.payments
WHERE date_format(pay_time, 'yyyyMMddHH') = '${bizdate}${bizhour}';
