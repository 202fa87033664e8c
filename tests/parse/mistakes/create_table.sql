CREATE TABEL ods.orders (id INT)

CREATE TABLE ods.orders (id INT name STRING)

CREATE TABLE ods.orders (
  id INT,
  name STRING,
)

CREATE TABLE ods.orders (id INT,, name STRING)

CREATE TABLE ods.orders (id, name STRING)

CREATE TABLE ods.orders id INT, name STRING

CREATE TABLE ods.orders (id INT) PARTITION BY (dt)

CREATE TABLE ods.orders (id INT) PARTITIONED (dt)

CREATE TABLE ods.orders (id INT) PARTITIONED BY dt

CREATE TABLE ods.orders (id INT) CLUSTER BY id, dt

CREATE TABLE ods.orders (id INT PRIMARY, name STRING)

CREATE TABLE ods.orders (id INT NOT NUL)

CREATE TABLE IF NOT EXIST ods.orders (id INT)

CREATE TABLE IF EXISTS ods.orders (id INT)

CREATE OR REPLACE TABLE IF NOT EXISTS ods.orders (id INT)

CREATE TABLE ods.orders (id INT) USNG delta

CREATE TABLE ods.orders (id INT) COMMENT = 'orders'

CREATE TABLE ods.orders (id INT) COMMENT orders

CREATE TABLE ods.orders (id INT) LOCATION s3://lake/ods/orders

CREATE TABLE ods.orders (id INT) TBLPROPERTIES 'delta.appendOnly' = 'true'

CREATE TABLE ods.orders (id INT) TBLPROPERTIES (
  'delta.logRetentionDuration' = '30 days'
  'delta.deletedFileRetentionDuration' = '7 days'
)

CREATE TABLE ods.orders (items ARRAY<STRING, note STRING)

CREATE TABLE ods.orders (item STRUCT<sku STRING amount INT>)

CREATE TABLE ods.orders (id INT DEFAULT, name STRING)

CREATE TABLE (id INT)

CREATE ods.orders (id INT)

CREATE TABLE ods.orders AS SELEC 1

CREATE VIEW mart.v SELECT * FROM ods.orders

CREATE VIEW mart.v AS

CREATE VIEW mart.v (id INT) AS SELECT 1

CREATE OR REFRESH VIEW mart.v AS SELECT 1

ALTER TABLE ods.orders ADD COLUM note STRING

ALTER TABLE ods.orders ADD note STRING

ALTER TABLE ods.orders ADD COLUMN note

ALTER TABLE ods.orders RENAME note TO remark

ALTER TABLE ods.orders RENAME COLUMN note remark

ALTER TABLE ods.orders DROP COLUMN

ALTER TABLE ods.orders ALTER COLUMN amount DECIMAL(10, 2)

ALTER TABLE ods.orders SET TBLPROPERTY ('delta.appendOnly' = 'true')

ALTER TABLE ods.orders SET TBLPROPERTIES ('delta.appendOnly' : 'true')

ALTER ods.orders ADD COLUMN note STRING

DROP ods.orders

DROP TABLE IF EXIST ods.orders

DROP TABLE ods.orders, ods.customers

CREATE TABLE ods.orders (id INT, note STRNG)

CREATE TABLE ods.orders (id INT, note VARCHAR)

CREATE TABLE ods.orders (id INT(11), note STRING)

CREATE TABLE ods.orders (items ARRAY)
