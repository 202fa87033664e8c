-- A bound on a column of a query counts for each relation that the column may be of, and for none of them for certain.
WITH s AS (SELECT id, b.dt AS day FROM a, b WHERE a.k = b.k)
SELECT * FROM s WHERE id = 1 AND day = '2026-01-01';
