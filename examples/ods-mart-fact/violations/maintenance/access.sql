-- Who may read the figures, and how long a dropped table can be brought back.
GRANT SELECT ON TABLE tea.fact.fact_sales TO `mia.wolff@tea.example`;
GRANT ALL PRIVILEGES ON VIEW tea.fact.fact_sales_today TO `board`;
ALTER SCHEMA tea.fact RETAIN DROPPED TO 0 HOURS;
