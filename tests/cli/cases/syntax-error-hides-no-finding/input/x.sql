CREATE TABLE prod.ods.one (id INT);
CREATE TABLE prod.ods.two (id INT;
CREATE TABLE prod.ods.three (id INT);
