SELECT 'never closed FROM t;
CREATE TABLE prod.ods.x (id INT);
