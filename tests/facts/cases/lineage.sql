-- Names of common tables, aliases and temporary views are no relations.
WITH a AS (SELECT * FROM ods.x), b AS (SELECT * FROM a JOIN ods.y ON a.id = y.id)
SELECT * FROM b AS c, LATERAL (SELECT * FROM ods.z WHERE z.id = c.id), (SELECT * FROM a) AS d;
WITH ods AS (SELECT 1), RECURSIVE_ONE AS (SELECT * FROM ods) SELECT * FROM RECURSIVE_ONE;
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r JOIN ods.x ON true) SELECT * FROM r;
WITH t AS (SELECT * FROM t) SELECT * FROM t;
SELECT * FROM ods.x AS y WHERE y.id IN (SELECT id FROM ods.z) AND (SELECT max(id) FROM ods.w) > 1;
SELECT x.n, x.s.f, explode(x.list) FROM ods.x LATERAL VIEW explode(x.list) e AS item;
SELECT * FROM ods.x PIVOT (sum(n) FOR k IN (1, 2)), ods.y UNPIVOT (v FOR k IN (a, b)) AS u;
SELECT * FROM range(10), ods.x TABLESAMPLE (10 PERCENT), VALUES (1) AS v(n), table_changes('ods.x', 2);
SELECT * FROM ods.x VERSION AS OF 3, ods.y@v12, ods.z TIMESTAMP AS OF current_date() - 1;
SELECT * FROM delta.`s3://lake/x`, read_files('/landing/x', format => 'csv'), parquet.`/y`;
SELECT * FROM ods.x UNION ALL (SELECT * FROM ods.y EXCEPT TABLE ods.z);
FROM ods.x |> JOIN ods.y USING (id) |> WHERE id IN (SELECT id FROM ods.z) |> UNION ALL (SELECT * FROM ods.w);
CREATE TEMPORARY VIEW v AS SELECT * FROM ods.x;
INSERT INTO mart.a SELECT * FROM v JOIN ods.y;
