CREATE TABLE orders (id INT AUTO_INCREMENT, name STRING)

CREATE TABLE orders (id INT IDENTITY(1, 1))

CREATE TABLE orders (id INT UNSIGNED)

CREATE TABLE orders (id INT) ENGINE=InnoDB

CREATE TABLE orders (id INT) DEFAULT CHARSET=utf8

CREATE TABLE orders (ts TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)

CREATE TABLE #orders (id INT)

CREATE UNIQUE INDEX i ON orders (id)

ALTER TABLE orders MODIFY COLUMN name STRING

SELECT TOP 10 * FROM orders

SELECT [name] FROM orders

SELECT name FROM orders LIMIT 10, 20

SELECT @name

SELECT name # a comment

SELECT name // a comment

DECLARE @name STRING

EXEC refresh_orders

DELIMITER //

INSERT INTO orders SET name = 'x'

INSERT INTO orders (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 2

UPDATE orders SET name = s.name FROM s WHERE orders.id = s.id

DELETE FROM orders USING s WHERE orders.id = s.id

SELECT * FROM orders
GO
SELECT * FROM customers

CREATE TABLE orders (note NVARCHAR(10), at DATETIME)

CREATE TABLE orders (id INT, KEY idx (id))

SELECT CAST(at AS DATETIME) FROM orders

SELECT note::text FROM orders

INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO NOTHING
