-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM prod.ods.erp_customers_df;
VACUUM prod.ods.erp_order_items_di LITE;
VACUUM prod.mart.mart_orders_di;
VACUUM prod.mart.mart_sessions_hi;

-- This one has grown too fast.
VACUUM prod.ods.erp_orders_di RETAIN 24 HOURS;
