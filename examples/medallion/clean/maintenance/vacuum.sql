-- Frees what nobody needs any more. The tables say themselves how long that is.
VACUUM bikes.bronze.billing_accounts;
VACUUM bikes.silver.ride_rides;
VACUUM bikes.silver.rider_accounts;
VACUUM bikes.gold.fact_rides LITE;
