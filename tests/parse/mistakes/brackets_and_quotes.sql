CREATE TABLE ods.orders (id INT

CREATE TABLE ods.orders (
  id INT,
  amount DECIMAL(10, 2
) USING delta

CREATE TABLE ods.orders (id INT USING delta

SELECT count(* FROM t

SELECT max(a FROM t WHERE b = 1

SELECT (a + (b * 2) FROM t

SELECT a FROM (SELECT 1 AS a

SELECT * FROM t WHERE a IN (SELECT b FROM u

SELECT * FROM t WHERE (a = 1 AND b = 2

WITH a AS (SELECT 1 SELECT * FROM a

INSERT INTO t (a, b VALUES (1, 2)

INSERT INTO t (a, b) VALUES (1, 2

SELECT items[1 FROM t

SELECT a FROM t)

SELECT a] FROM t

SELECT a FROM t WHERE name = 'abc

SELECT a FROM t WHERE name = "abc

SELECT 'it's' FROM t

SELECT a FROM `t WHERE name = 1

CREATE TABLE t (a STRING COMMENT 'first, b STRING COMMENT 'second')

SELECT a /* a comment FROM t
