CREATE TABLE prod.tmp.orders AS SELECT DISTINCT * FROM prod.mart.orders;
INSERT OVERWRITE prod.mart.orders SELECT * FROM prod.tmp.orders;
DROP TABLE prod.tmp.orders;
INSERT INTO prod.mart.buyers SELECT customer FROM prod.mart.buyers WHERE customer IS NOT NULL;
