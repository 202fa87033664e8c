CREATE TABLE prod.ods.b (id INT);
