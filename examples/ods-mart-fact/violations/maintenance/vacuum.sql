-- Frees what nobody needs any more. The tables say themselves how long that is.
SET spark.databricks.delta.retentionDurationCheck.enabled = false;
VACUUM tea.ods.till_sales_di RETAIN 24 HOURS;
OPTIMIZE tea.ods.till_sales_di ZORDER BY (shop_id);
VACUUM tea.ods.web_members_df;
VACUUM tea.mart.mart_sales_di;
OPTIMIZE tea.fact.fact_sales;
