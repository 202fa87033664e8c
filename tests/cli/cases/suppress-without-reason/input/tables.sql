-- lakelint: disable=naming/off-template-table
CREATE TABLE prod.ods.orders (id BIGINT);
