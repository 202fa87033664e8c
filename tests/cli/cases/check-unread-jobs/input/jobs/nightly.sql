OPTIMIZE prod.ods.broken ZORDER BY;
VACUUM prod.ods.broken RETAIN HOURS;
REORG TABLE prod.ods.broken APPLY PURGE PURGE;
DELETE FROM prod.ods.broken WHERE phone = '1';
OPTIMIZE prod.ods.merged;
VACUUM prod.ods.merged;
MERGE WITH SCHEMA EVOLUTION INTO prod.ods.merged t USING ON t.id = s.id WHEN MATCHED THEN DELETE;
OPTIMIZE delta.`s3://lake/at_path` WHERE;
VACUUM delta.`s3://lake/at_path` RETAIN HOURS;
DELETE FROM delta.`s3://lake/at_path` WHERE dt <;
-- none of these is a job that its table lacks
ANALYZE TABLE prod.ods.other COMPUTE;
OPTIMIZE prod.ods.others ZORDER BY;
INSERT INTO prod.ods.others SELECT FROM FROM;
