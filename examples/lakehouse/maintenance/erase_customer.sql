-- Removes a customer who asks for it. Runs on request, with the customer as a parameter.
DELETE FROM prod.ods.erp_customers_df
WHERE dt >= current_date() - INTERVAL 400 DAYS
  AND customer_id = :customer_id;

DELETE FROM prod.mart.mart_orders_di
WHERE customer_id = :customer_id;

-- Deleted rows stay in the files until these are rewritten and vacuumed.
REORG TABLE prod.mart.mart_orders_di APPLY (PURGE);
