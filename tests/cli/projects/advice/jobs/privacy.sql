DELETE FROM prod.ods.clicks WHERE user_id IN (SELECT user_id FROM prod.ods.users WHERE country = 'DE');
DELETE FROM prod.ods.orders WHERE user_id = :user;
