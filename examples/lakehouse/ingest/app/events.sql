-- What people do in the app. The files arrive every few minutes; the table is refreshed every hour.
CREATE OR REFRESH STREAMING TABLE prod.ods.app_events_hi (
  event_id     STRING NOT NULL,
  session_id   STRING,
  customer_id  BIGINT,
  event        STRING,
  properties   VARIANT,
  event_at     TIMESTAMP,
  dt           DATE,
  CONSTRAINT has_session EXPECT (session_id IS NOT NULL) ON VIOLATION DROP ROW
)
CLUSTER BY (dt)
COMMENT 'Every event of the app'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days',
  'pipelines.reset.allowed'            = 'false'
)
SCHEDULE EVERY 1 HOUR
AS SELECT
  event_id,
  session_id,
  customer_id,
  event,
  parse_json(properties) AS properties,
  event_at,
  to_date(event_at)      AS dt
FROM STREAM read_files('/Volumes/prod/landing/app/events', format => 'json');
