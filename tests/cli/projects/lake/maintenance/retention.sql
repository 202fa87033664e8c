ALTER TABLE prod.ods.erp_orders SET TBLPROPERTIES ('delta.logRetentionDuration' = '30 days');
