DELETE FROM prod.ods.erp_orders;
SELECT 1;
DELETE FROM prod.ods.erp_orders;
UPDATE prod.ods.erp_orders SET id = 1;
