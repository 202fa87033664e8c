ALTER TABLE prod.ods.a SET TBLPROPERTIES ('delta.logRetentionDuration' = '30 days');
CREATE TABLE prod.ods.c (id INT);
