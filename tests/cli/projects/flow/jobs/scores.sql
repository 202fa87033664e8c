INSERT INTO ${env}.mart.scores SELECT customer, count(*) FROM ${env}.mart.orders GROUP BY customer;
INSERT INTO prod.mart.ranks SELECT * FROM prod.mart.scores;
INSERT INTO prod.mart.scores SELECT * FROM prod.mart.ranks;
