-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM bikes.bronze.bills_accounts;
VACUUM bikes.silver.ride_rides RETAIN 24 HOURS;
VACUUM bikes.silver.rider_accounts;
VACUUM bikes.gold.fact_rides LITE;
