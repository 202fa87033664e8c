-- How many bikes leave and reach each station, by day.
CREATE TABLE IF NOT EXISTS bikes.gold.agg_station_day (
  station_id  INT NOT NULL,
  departures  BIGINT,
  arrivals    BIGINT,
  ride_date   DATE NOT NULL
)
USING delta
CLUSTER BY (ride_date);

TRUNCATE TABLE bikes.gold.agg_station_day;

INSERT INTO bikes.gold.agg_station_day BY NAME
SELECT
  station_id,
  count_if(event = 'out') AS departures,
  count_if(event = 'in')  AS arrivals,
  ingest_date             AS ride_date
FROM bikes.bronze.dock_events, bikes.gold.dim_station
GROUP BY station_id, ingest_date;
