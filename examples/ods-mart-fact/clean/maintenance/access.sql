-- Who may read the figures, and how long a dropped table can be brought back.
GRANT SELECT ON TABLE tea.fact.fact_sales TO `board`;
ALTER SCHEMA tea.fact RETAIN DROPPED TO 14 DAYS;
