SELECT (1 + (2;
CREATE TABLE prod.ods.x (id INT);
