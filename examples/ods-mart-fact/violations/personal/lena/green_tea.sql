-- Does green tea sell better when it is warm? A first look.
USE CATALOG tea;
USE SCHEMA personal_lena;

CREATE TABLE IF NOT EXISTS warm_days (
  dt       DATE NOT NULL,
  degrees  INT
)
USING delta
TBLPROPERTIES ('expires_on' = '2099-12-31');

CREATE OR REPLACE TABLE green_tea AS
SELECT s.dt, s.quantity, w.degrees
FROM tea.mart.mart_sales_di AS s
JOIN warm_days AS w ON w.dt = s.dt
WHERE s.dt >= DATE '2026-04-01';

GRANT SELECT ON TABLE warm_days TO `board`;

CREATE TABLE IF NOT EXISTS tea.personal_lena2.old_days (dt DATE)
USING delta
TBLPROPERTIES ('expires_on' = '2026-07-15');
