CREATE TABLE prod.ods.erp_x (id INT);
