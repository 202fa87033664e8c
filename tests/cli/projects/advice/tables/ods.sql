-- No layout: everybody looks for a day, the privacy job for a user.
CREATE TABLE prod.ods.clicks (user_id BIGINT, url STRING, dt DATE, is_bot BOOLEAN);

-- Partitioned by a day that is computed; the purge by user goes through all of them.
CREATE TABLE prod.ods.orders (order_id BIGINT, user_id BIGINT, at TIMESTAMP, dt DATE GENERATED ALWAYS AS (CAST(at AS DATE)))
PARTITIONED BY (dt);

-- Clustered by what is asked for.
CREATE TABLE prod.ods.users (user_id BIGINT, country STRING) CLUSTER BY (user_id);

-- No Delta table.
CREATE TABLE prod.ods.landing (id BIGINT, dt DATE, kind STRING) USING parquet;

-- A column behind those that have statistics.
CREATE TABLE prod.ods.wide (
  c01 INT, c02 INT, c03 INT, c04 INT, c05 INT, c06 INT, c07 INT, c08 INT, c09 INT, c10 INT, c11 INT,
  c12 INT, c13 INT, c14 INT, c15 INT, c16 INT, c17 INT, c18 INT, c19 INT, c20 INT, c21 INT, c22 INT,
  c23 INT, c24 INT, c25 INT, c26 INT, c27 INT, c28 INT, c29 INT, c30 INT, c31 INT, c32 INT, late DATE);
