GRANT SELECT ON TABLE prod.ods.erp_orders TO analysts;
SHOW TABLES;
