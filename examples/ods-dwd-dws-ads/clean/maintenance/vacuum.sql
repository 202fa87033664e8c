-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM ods.ods_mall_order_di;
VACUUM ods.ods_mall_item_df;
VACUUM dwd.dwd_trade_order_di;
VACUUM dws.dws_trade_shop_30d;
