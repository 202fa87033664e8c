INSERT INTO prod.ods.clicks SELECT user_id, url, dt, is_bot FROM prod.raw.clicks WHERE dt = current_date();
MERGE INTO prod.ods.users AS t USING prod.raw.users AS s ON t.user_id = s.user_id
WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *;
INSERT OVERWRITE prod.raw.events PARTITION (dt = '2026-01-01') SELECT id FROM prod.raw.clicks WHERE dt = '2026-01-01';
UPDATE prod.ods.orders SET at = at WHERE order_id = 7;
INSERT INTO prod.ods.orders (order_id, user_id, at) SELECT 1, 2, current_timestamp();
