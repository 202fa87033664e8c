-- Stations as they are today, worked out from what their docks report.
CREATE OR REPLACE MATERIALIZED VIEW bikes.silver.fleet_stations
CLUSTER BY (station_id)
COMMENT 'Stations and how many docks they have'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
)
SCHEDULE EVERY 1 DAY
AS SELECT
  station_id,
  count(DISTINCT dock)  AS docks,
  max(event_at)         AS last_seen_at
FROM bikes.bronze.dock_events
WHERE ingest_date >= current_date() - INTERVAL 30 DAYS
GROUP BY station_id;
