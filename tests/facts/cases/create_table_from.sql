CREATE TABLE mart.a AS SELECT id, sum(x) AS s FROM ods.b GROUP BY id;
CREATE TABLE mart.a (id COMMENT 'key', s) PARTITIONED BY (id) AS WITH c AS (SELECT * FROM ods.b) SELECT id, s FROM c;
CREATE TABLE mart.a USING parquet SELECT 1 AS one;
CREATE TABLE mart.a LIKE ods.b USING delta LOCATION '/x' TBLPROPERTIES ('a' = 'b');
CREATE TABLE IF NOT EXISTS mart.a SHALLOW CLONE ods.b VERSION AS OF 3;
CREATE OR REPLACE TABLE mart.a DEEP CLONE ods.b TBLPROPERTIES ('delta.logRetentionDuration' = '7 days');
CREATE TABLE mart.a CLONE ods.b;
