USE prod.mart;
CREATE TEMPORARY VIEW known AS
SELECT o.*, c.name FROM prod.ods.orders AS o JOIN delta.`s3://lake/customers/` AS c ON c.id = o.customer;
CREATE OR REPLACE TABLE orders AS SELECT * FROM known;
CREATE OR REPLACE TABLE daily AS SELECT dt, count(*) AS orders FROM orders GROUP BY dt;
CREATE OR REPLACE TABLE buyers AS SELECT DISTINCT customer FROM orders;
CREATE VIEW `odd "name" <b>; [x]` AS SELECT * FROM daily;
