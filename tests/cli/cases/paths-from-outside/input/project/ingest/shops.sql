CREATE TABLE prod.ods.shops (id BIGINT);
