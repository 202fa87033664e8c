-- Who may read the figures. People are in groups; the groups are looked after elsewhere.
GRANT SELECT ON TABLE bikes.gold.fact_rides TO `city_reports`;
GRANT SELECT ON VIEW bikes.gold.dim_station TO `city_reports`;
