-- Compacts the days of the last week. Older ones do not change any more.
OPTIMIZE prod.ods.erp_customers_df WHERE dt >= current_date() - INTERVAL 7 DAYS;
OPTIMIZE prod.mart.mart_orders_di WHERE dt >= current_date() - INTERVAL 7 DAYS ZORDER BY (customer_id);

-- Clustered tables find out by themselves what has to be rewritten.
OPTIMIZE prod.ods.erp_orders_di;
OPTIMIZE prod.ods.erp_order_items_di;
OPTIMIZE prod.mart.mart_sessions_hi;
OPTIMIZE prod.fact.fact_sales;

ANALYZE TABLE prod.fact.fact_sales COMPUTE STATISTICS FOR COLUMNS dt, region;
