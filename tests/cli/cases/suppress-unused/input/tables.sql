-- lakelint: disable=naming/off-template-table (the name is the supplier's)
CREATE TABLE prod.ods.erp_orders (id BIGINT);
