MERGE INTO prod.mart.daily d USING ods.orders o ON d.id = o.id
WHEN MATCHED THEN DELETE;
