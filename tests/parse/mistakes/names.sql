CREATE TABLE my-table (id INT)

SELECT a FROM my-schema.orders

SELECT a FROM order

SELECT a order FROM t

SELECT a FROM t WHERE b = ‘x’

SELECT a，b FROM t

SELECT a FROM t WHERE b ＝ 1

SELECT count（*） FROM t

SELECT 订单 FROM t

SELECT a FROM t WHERE b – 1 = 2

SELECT a § b FROM t
