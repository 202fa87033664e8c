-- Databricks notebook source
-- MAGIC %md
-- MAGIC VACUUM prod.ods.orders RETAIN 1 HOURS

-- COMMAND ----------

-- MAGIC %sql
-- MAGIC CREATE TABLE prod.ods.orders (
-- MAGIC   id BIGINT -- the order
-- MAGIC )

-- COMMAND ----------

CREATE TABLE prod.ods.items (
  id BIGINT
) TBLPROPERTIES (
  'owner' = 'kim' -- me
)

-- COMMAND ----------

-- MAGIC %sql VACUUM prod.ods.orders RETAIN 1 HOURS
