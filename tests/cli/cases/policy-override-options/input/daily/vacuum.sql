VACUUM prod.ods.erp_orders RETAIN 216 HOURS;
