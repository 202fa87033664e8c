USE CATALOG prod;
CREATE TABLE mart.mart_daily AS
SELECT o.id, k.note
FROM ods.erp_orders o
JOIN personal_kim.notes k ON k.id = o.id;
DELETE FROM prod.mart.mart_daily;
