CREATE TABLE prod.ods.orders (id BIGINT);
DELETE FROM prod.ods.erp_orders;
-- lakelint: disable-file=naming/* (as delivered)
CREATE TABLE prod.ods.invoices (id BIGINT);
