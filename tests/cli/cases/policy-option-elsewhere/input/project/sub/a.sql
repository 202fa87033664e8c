CREATE TABLE prod.ods.a (id INT);
CREATE TABLE prod.ods.b (id INT);
