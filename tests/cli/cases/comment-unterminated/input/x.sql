CREATE TABLE prod.ods.x (id INT);
SELECT 1 /* never closed
FROM t;
