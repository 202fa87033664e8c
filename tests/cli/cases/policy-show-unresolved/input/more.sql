CREATE TABLE prod.${schema}.a (id BIGINT);
CREATE TABLE prod.${schema}.b (id BIGINT);
CREATE TABLE ${catalog}.${schema}.c (id BIGINT);
INSERT INTO prod.mart.mart_x SELECT * FROM ${where}.t;
