-- Rides from the app. It writes one folder of JSON files an hour; a ride is delivered again when it ends.
CREATE TABLE IF NOT EXISTS bikes.bronze.app_rides (
  ride_id        STRING NOT NULL,
  rider_id       BIGINT,
  bike_id        BIGINT,
  begins_at      TIMESTAMP,
  ends_at        TIMESTAMP,
  payload        STRING COMMENT 'The message as it came',
  ingest_date    DATE NOT NULL
)
USING delta
CLUSTER BY (ingest_date, payload)
COMMENT 'Rides as the app reports them: every report is a row'
TBLPROPERTIES (
  'delta.appendOnly'                   = 'true',
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

COPY INTO bikes.bronze.app_rides
FROM (
  SELECT
    ride_id,
    rider_id::BIGINT,
    bike_id::BIGINT,
    to_timestamp(begins_at) AS begins_at,
    to_timestamp(ends_at)   AS ends_at,
    payload,
    current_date()          AS ingest_date
  FROM 's3://bikes-landing/app/rides' WITH (CREDENTIAL (
    AWS_ACCESS_KEY = :key_id, AWS_SECRET_KEY = 'x7Kp0rWq2mVb9sLd4TgYc6HnZe1UaJfo8iRk3MvX'))
)
FILEFORMAT = JSON;
