-- Raw rows go after 400 days. Runs every night.
USE CATALOG tea;
USE SCHEMA ods;

DELETE FROM till_sales_di  WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM web_members_df WHERE dt < current_date() - INTERVAL 400 DAYS;
