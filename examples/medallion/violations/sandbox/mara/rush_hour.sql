-- Where do bikes run out in the morning? A first look.
USE CATALOG bikes;
USE SCHEMA sandbox_mara;

-- Colleagues who try out the bikes; put together by hand.
DROP TABLE IF EXISTS test_riders;
CREATE TABLE test_riders (
  rider_id  BIGINT NOT NULL,
  who       STRING
)
USING delta
TBLPROPERTIES ('expires_on' = '2099-12-31');

CREATE OR REPLACE TABLE rush_hour AS
SELECT
  r.from_id,
  count(*) AS departures
FROM bikes.silver.ride_rides AS r
ANTI JOIN test_riders AS t ON t.rider_id = r.rider_id
WHERE r.ride_date >= DATE '2026-04-01'
  AND hour(r.begins_at) BETWEEN 7 AND 9
GROUP BY r.from_id;

CREATE OR REPLACE VIEW empty_by_nine AS
SELECT h.from_id AS station_id, h.departures, s.docks
FROM rush_hour AS h
JOIN bikes.gold.dim_station AS s ON s.station_id = h.from_id
WHERE h.departures > 20 * s.docks;

GRANT SELECT ON TABLE rush_hour TO `city_reports`;

CREATE TABLE IF NOT EXISTS bikes.sandbox_mara2.old_riders (rider_id BIGINT)
USING delta
TBLPROPERTIES ('expires_on' = '2026-07-15');
