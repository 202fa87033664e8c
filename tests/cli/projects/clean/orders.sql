CREATE TABLE prod.ods.erp_orders (id BIGINT);
CREATE TABLE prod.ods.crm_contacts (id BIGINT);
