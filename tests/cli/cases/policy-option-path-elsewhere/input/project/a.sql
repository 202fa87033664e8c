CREATE TABLE prod.ods.a (id INT);
