-- Does green tea sell better when it is warm? A first look.
USE CATALOG tea;
USE SCHEMA personal_lena;

CREATE TABLE IF NOT EXISTS warm_days (
  dt       DATE NOT NULL,
  degrees  INT
)
USING delta
TBLPROPERTIES ('expires_on' = '2026-07-15');

CREATE OR REPLACE VIEW green_tea
TBLPROPERTIES ('expires_on' = '2026-07-15')
AS
SELECT s.dt, s.quantity, w.degrees
FROM tea.mart.mart_sales_di AS s
JOIN warm_days AS w ON w.dt = s.dt
WHERE s.dt >= DATE '2026-04-01';
