CREATE VIEW prod.mart.mart_orders AS SELECT id FROM prod.ods.erp_orders;
