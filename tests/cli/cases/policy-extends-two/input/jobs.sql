CREATE TABLE prod.ods.erp_orders (customer_id BIGINT) PARTITIONED BY (customer_id);
CREATE TABLE ods.app_orders (id BIGINT);
CREATE TABLE bookings (id BIGINT);
DROP TABLE prod.ods.erp_orders;
VACUUM prod.ods.erp_orders RETAIN 24 HOURS;
CREATE TABLE prod.scratch.t (id BIGINT);
