CREATE TABLE prod.ods.sap_orders_di (id BIGINT, dt DATE);
CREATE TABLE prod.ods.erp_orders_di (id BIGINT, dt DATE);
DELETE FROM prod.ods.sap_orders_di;
