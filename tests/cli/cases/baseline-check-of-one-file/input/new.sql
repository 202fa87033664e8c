CREATE TABLE prod.ods.invoices (id BIGINT);
