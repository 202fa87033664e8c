-- Raw rows go after 400 days, as agreed with the owners of the source systems. Runs every night.
USE CATALOG prod;
USE SCHEMA ods;

DELETE FROM erp_orders_di      WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM erp_order_items_di WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM erp_customers_df   WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM crm_contacts_di    WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM crm_campaigns_df   WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM app_events_hi      WHERE dt < current_date() - INTERVAL 400 DAYS;
DELETE FROM ratings_hi         WHERE dt < current_date() - INTERVAL 400 DAYS;
