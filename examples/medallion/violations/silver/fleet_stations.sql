-- Stations as they are today, worked out from what their docks report.
CREATE OR REPLACE VIEW bikes.silver.fleet_stations
COMMENT 'Stations and how many docks they have'
AS SELECT
  station_id,
  count(DISTINCT dock)  AS docks,
  max(event_at)         AS last_seen_at
FROM json.`/Volumes/bikes/landing/dock/events` AS e
LEFT JOIN bikes.gold.dim_station AS d USING (station_id)
WHERE e.ingest_date >= current_date() - INTERVAL 30 DAYS
GROUP BY station_id;
