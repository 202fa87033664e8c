-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM tea.ods.till_sales_di;
VACUUM tea.ods.web_members_df;
VACUUM tea.mart.mart_sales_di;
OPTIMIZE tea.fact.fact_sales;
