-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Orders; this is no SQL '

-- COMMAND ----------

-- DBTITLE 1,Create
CREATE TABLE prod.ods.orders (id BIGINT)

-- COMMAND ----------

-- MAGIC %sql
-- MAGIC CREATE TABLE prod.ods.shops (
-- MAGIC   id BIGINT)

-- COMMAND ----------

-- MAGIC %python
-- MAGIC print("CREATE TABLE prod.ods.none (id INT)")

-- COMMAND ----------

SELECT 1 FRM
