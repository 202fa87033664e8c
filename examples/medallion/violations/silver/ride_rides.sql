-- One row a ride, in its latest state.
USE CATALOG bikes;
USE SCHEMA silver;

CREATE TABLE IF NOT EXISTS ride_rides (
  ride_id     STRING NOT NULL,
  rider_id    BIGINT,
  bike_id     BIGINT,
  from_id     INT COMMENT 'Station where it began',
  to_id       INT COMMENT 'Station where it ended',
  begins_at   TIMESTAMP,
  minutes     INT,
  ride_date   DATE NOT NULL
)
USING delta
PARTITIONED BY (ride_date)
CLUSTER BY (ride_date, rider_id)
COMMENT 'Rides, one row each'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 14 days',
  'delta.logRetentionDuration'         = 'interval 180 days'
);

CREATE OR REPLACE TABLE bikes.staging.reported AS
SELECT *
FROM bikes.bronze.app_rides
WHERE ingest_date = :run_date
QUALIFY row_number() OVER (PARTITION BY ride_id ORDER BY ends_at DESC NULLS LAST) = 1;

WITH docked AS (
  SELECT bike_id, station_id, event, event_at
  FROM bikes.bronze.dock_events
  WHERE ingest_date = :run_date
)
MERGE INTO ride_rides AS t
USING (
  SELECT
    r.ride_id,
    r.rider_id,
    r.bike_id,
    o.station_id                                   AS from_id,
    i.station_id                                   AS to_id,
    r.begins_at,
    timestampdiff(MINUTE, r.begins_at, r.ends_at)  AS minutes,
    to_date(r.begins_at)                           AS ride_date
  FROM bikes.staging.reported AS r
  LEFT JOIN docked AS o ON o.bike_id = r.bike_id AND o.event = 'out' AND o.event_at = r.begins_at
  LEFT JOIN docked AS i ON i.bike_id = r.bike_id AND i.event = 'in' AND i.event_at = r.ends_at
) AS s
ON t.ride_id = s.ride_id
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
