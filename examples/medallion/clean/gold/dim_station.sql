-- Stations for the reports; a view, as SILVER keeps them already.
CREATE OR REPLACE VIEW bikes.gold.dim_station
COMMENT 'Stations'
AS
SELECT
  station_id,
  docks,
  last_seen_at >= current_date() - INTERVAL 1 DAY AS is_alive
FROM bikes.silver.fleet_stations;
