-- Orders that the shop sent again by mail.
INSERT INTO dwd.dwd_trade_order_di (order_no, member_id, shop_id, item_id, quantity, amount, status, dt)
SELECT order_no, member_id, shop_id, item_id, quantity, amount, status, dt
FROM ods.ods_mall_order_di
WHERE dt = '${bizdate}' AND status = '90';
