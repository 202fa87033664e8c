-- How many sessions end in an order.
CREATE TABLE IF NOT EXISTS prod.fact.fact_conversion (
  region    STRING,
  sessions  BIGINT,
  bought    BIGINT,
  share     DOUBLE GENERATED ALWAYS AS (bought / sessions),
  dt        DATE NOT NULL
)
USING delta
CLUSTER BY (dt, region)
COMMENT 'Share of sessions that end in an order'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

INSERT INTO prod.fact.fact_conversion (region, sessions, bought, dt)
REPLACE WHERE dt = :run_date
FROM prod.mart.mart_sessions_hi
|> WHERE dt = :run_date
|> AGGREGATE count(*) AS sessions, count_if(bought) AS bought GROUP BY region, dt
|> SELECT region, sessions, bought, dt;
