-- Rides that count: longer than a minute, and brought back.
CREATE OR REPLACE TABLE bikes.gold.fact_rides (
  ride_id    STRING NOT NULL,
  rider_id   BIGINT,
  tariff     STRING,
  from_id    INT,
  to_id      INT,
  minutes    INT,
  ride_date  DATE NOT NULL
)
USING delta
CLUSTER BY (ride_date, from_id)
COMMENT 'Rides, one row each, for the contract with the city'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 60 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

INSERT INTO gold.fact_rides
REPLACE WHERE ride_date = :run_date
SELECT
  r.ride_id,
  r.rider_id,
  a.tariff,
  r.from_id,
  r.to_id,
  r.minutes,
  r.ride_date
FROM bikes.silver.ride_rides AS r
LEFT JOIN bikes.silver.rider_accounts AS a ON a.rider_id = r.rider_id
WHERE r.ride_date = :run_date
  AND r.minutes > 1
  AND r.to_id IS NOT NULL
  AND r.rider_id NOT IN (SELECT rider_id FROM bikes.sandbox_mara.test_riders);
