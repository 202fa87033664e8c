-- What UPDATE and MERGE put into which columns; rows that are only chosen by.
UPDATE mart.a AS t SET x = (SELECT max(v) FROM ods.b), y = t.y + 1, z = DEFAULT WHERE id IN (SELECT id FROM ods.c);
MERGE INTO mart.a AS t USING (SELECT id, v, upper(w) AS u FROM ods.b) AS s ON t.id = s.id
WHEN MATCHED AND s.v > (SELECT max(v) FROM ods.c) THEN UPDATE SET x = s.v, y = t.y + s.v
WHEN NOT MATCHED THEN INSERT (id, x, y) VALUES (s.id, s.u, 0);
MERGE INTO mart.a AS t USING ods.b AS s ON t.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *;
WITH mark AS (SELECT max(dt) AS dt FROM ctl.marks), also AS (SELECT dt FROM mark), rows AS (SELECT * FROM ods.b)
INSERT INTO mart.a SELECT r.x FROM rows AS r WHERE r.dt > (SELECT dt FROM also);
WITH old AS (SELECT id FROM ods.c) UPDATE mart.a SET x = 1 WHERE id IN (SELECT id FROM old);
INSERT INTO mart.a SELECT x FROM ods.b GROUP BY x HAVING count(*) > (SELECT least_count FROM ctl.marks);
