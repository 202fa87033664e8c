-- Another project.
CREATE TABLE prod.raw.orders (id BIGINT);
CREATE TABLE prod.${schema}.crm_orders (id BIGINT);
