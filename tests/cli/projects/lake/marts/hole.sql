CREATE VIEW prod.${schema}.mart_hourly AS SELECT id FROM prod.ods.erp_orders;
