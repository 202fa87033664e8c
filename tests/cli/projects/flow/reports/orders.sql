SELECT count(*) FROM prod.mart.orders;
DELETE FROM prod.mart.scores WHERE customer NOT IN (SELECT customer FROM prod.mart.orders);
