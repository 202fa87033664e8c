-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Sessions of the app
-- MAGIC Events become sessions, one row each. Runs every hour, for the day that the job passes as `run_date`.

-- COMMAND ----------

-- DBTITLE 1,Table
CREATE TABLE IF NOT EXISTS prod.mart.mart_sessions_hi (
  session_id   STRING NOT NULL,
  customer_id  BIGINT,
  region       STRING,
  began_at     TIMESTAMP,
  seconds      BIGINT,
  events       BIGINT,
  bought       BOOLEAN,
  dt           DATE NOT NULL
)
USING delta
CLUSTER BY (dt, region)
COMMENT 'Sessions of the app'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

-- COMMAND ----------

-- MAGIC %python
-- MAGIC print("run for", dbutils.widgets.get("run_date"))

-- COMMAND ----------

-- DBTITLE 1,Fill the day
INSERT INTO prod.mart.mart_sessions_hi BY NAME
REPLACE WHERE dt = :run_date
SELECT
  e.session_id,
  max(e.customer_id)                                        AS customer_id,
  max(c.region)                                             AS region,
  min(e.event_at)                                           AS began_at,
  timestampdiff(SECOND, min(e.event_at), max(e.event_at))   AS seconds,
  count(*)                                                  AS events,
  bool_or(e.event = 'checkout')                             AS bought,
  e.dt
FROM prod.ods.app_events_hi AS e
LEFT JOIN prod.mart.mart_customers_df AS c USING (customer_id)
WHERE e.dt = :run_date
  AND e.properties:device:is_bot::BOOLEAN IS NOT TRUE
GROUP BY e.session_id, e.dt;

-- COMMAND ----------

-- DBTITLE 1,Leave out test users
DELETE FROM prod.mart.mart_sessions_hi
WHERE dt = :run_date
  AND customer_id IN (SELECT customer_id FROM prod.personal_kim.test_users);
