VACUUM prod.ods.erp_orders RETAIN 216 HOURS;
VACUUM prod.ods.erp_orders RETAIN 180 HOURS;
CREATE TABLE prod.ods.erp_lines (order_id BIGINT) PARTITIONED BY (order_id);
