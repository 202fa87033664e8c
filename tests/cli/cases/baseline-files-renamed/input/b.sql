CREATE TABLE prod.ods.invoices (id BIGINT);
DELETE FROM prod.ods.erp_orders;
