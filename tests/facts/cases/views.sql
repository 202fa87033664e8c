CREATE OR REPLACE VIEW mart.v (id COMMENT 'key', name) COMMENT 'customers' TBLPROPERTIES ('a' = 'b')
  AS SELECT c.id, c.name FROM ods.customers AS c;
CREATE VIEW IF NOT EXISTS mart.w WITH SCHEMA EVOLUTION AS SELECT * FROM mart.v;
CREATE GLOBAL TEMPORARY VIEW g AS SELECT 1;
CREATE TEMP VIEW raw USING csv OPTIONS (path '/landing', header 'true');
ALTER VIEW mart.v AS SELECT * FROM ods.new_customers;
ALTER VIEW mart.v RENAME TO mart.v2;
ALTER VIEW mart.v SET TBLPROPERTIES ('a' = 'c');
ALTER VIEW mart.v OWNER TO `data team`;
