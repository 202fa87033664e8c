CREATE TABLE prod.ods.quiet (id BIGINT);
