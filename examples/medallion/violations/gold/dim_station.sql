-- Stations for the reports; a view, as SILVER keeps them already.
CREATE OR REPLACE VIEW bikes.gold.dim_station
COMMENT 'Stations'
AS
SELECT *
FROM bikes.silver.fleet_stations;
