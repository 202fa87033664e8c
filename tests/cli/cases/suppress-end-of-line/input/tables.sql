CREATE TABLE prod.ods.orders (id BIGINT); -- lakelint: disable=naming/off-template-table (the name is the supplier's)
CREATE TABLE prod.ods.invoices (id BIGINT);
