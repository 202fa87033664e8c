CREATE TABLE prod.ods.broken (id BIGINT, phone STRING, dt DATE)
TBLPROPERTIES ('delta.enableDeletionVectors' = 'true');
CREATE TABLE prod.ods.merged (id BIGINT, dt DATE);
CREATE TABLE prod.ods.at_path (id BIGINT, dt DATE) LOCATION 's3://lake/at_path';
CREATE TABLE prod.ods.other (id BIGINT, dt DATE);
