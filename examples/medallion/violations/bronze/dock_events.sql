-- What the docking stations send: a bike comes, a bike goes, a lamp is broken.
CREATE OR REFRESH STREAMING TABLE bikes.bronze.dock_events (
  station_id   INT,
  dock         SMALLINT,
  bike_id      BIGINT,
  event        STRING,
  event_at     TIMESTAMP,
  ingest_date  DATE,
  CONSTRAINT has_station EXPECT (station_id IS NOT NULL) ON VIOLATION DROP ROW
)
CLUSTER BY (ingest_date, station_id, dock)
COMMENT 'Every event of every dock'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
)
SCHEDULE EVERY 1 HOUR
AS SELECT
  station_id,
  dock,
  bike_id,
  event,
  event_at,
  current_date() AS ingest_date
FROM STREAM read_files('/Volumes/bikes/landing/dock/events', format => 'json');
