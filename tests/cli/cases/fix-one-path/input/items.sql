CREATE TABLE prod.ods.items (id BIGINT) TBLPROPERTIES ('delta.deletedFileRetentionDuration' = '90 days');
CREATE TABLE prod.personal_kim.copy AS SELECT 1 AS id;
