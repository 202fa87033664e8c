-- How many bikes leave and reach each station, by day.
CREATE TABLE IF NOT EXISTS bikes.gold.agg_station_day (
  station_id  INT NOT NULL,
  departures  BIGINT,
  arrivals    BIGINT,
  ride_date   DATE NOT NULL
)
USING delta
CLUSTER BY (ride_date)
COMMENT 'Departures and arrivals by station and day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 90 days'
);

INSERT INTO bikes.gold.agg_station_day BY NAME
REPLACE WHERE ride_date = :run_date
SELECT
  s.station_id,
  count_if(r.from_id = s.station_id) AS departures,
  count_if(r.to_id = s.station_id)   AS arrivals,
  r.ride_date
FROM bikes.gold.fact_rides AS r
JOIN bikes.gold.dim_station AS s ON s.station_id IN (r.from_id, r.to_id)
WHERE r.ride_date = :run_date
GROUP BY s.station_id, r.ride_date;
