-- Raw rows go after two years. Runs every night.
USE CATALOG bikes;
USE SCHEMA bronze;

DELETE FROM app_rides        WHERE ingest_date < current_date() - INTERVAL 730 DAYS;
DELETE FROM bills_accounts   WHERE ingest_date < current_date() - INTERVAL 730 DAYS;
