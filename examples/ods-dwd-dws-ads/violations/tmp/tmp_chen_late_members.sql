-- Which members pay late? For the coupon of next week.
CREATE TABLE IF NOT EXISTS tmp.tmp_chen_late_members AS
SELECT
  o.member_id,
  count(*) AS late_orders
FROM dwd.dwd_trade_order_di AS o
JOIN dwd.dwd_trade_payment_di AS p ON p.order_no = o.order_no
WHERE o.dt >= '20260501'
  AND p.dt >= '20260501'
  AND p.pay_time > o.order_time + INTERVAL 1 DAY
GROUP BY o.member_id;

-- Shops that we made ourselves to try things out.
CREATE TABLE IF NOT EXISTS tmp.tmp_chen_test_shops (
  shop_id  BIGINT NOT NULL
)
USING delta
TBLPROPERTIES ('expires_on' = '2099-12-31');
