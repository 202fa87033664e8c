-- Payments of the day, one row each.
CREATE OR REPLACE VIEW dwd.dwd_trade_payment_di
COMMENT 'Payments, one row each'
AS
SELECT *
FROM ods.ods_pay_payment_hi
QUALIFY row_number() OVER (PARTITION BY dt, payment_no ORDER BY pay_time DESC) = 1;
