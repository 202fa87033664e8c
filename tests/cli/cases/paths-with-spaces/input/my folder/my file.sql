CREATE TABLE prod.ods.x (id INT);
