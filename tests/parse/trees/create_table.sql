CREATE TABLE prod.ods.orders (id BIGINT NOT NULL, tags ARRAY<STRING> COMMENT 'labels')
USING delta CLUSTER BY (id) TBLPROPERTIES ('delta.logRetentionDuration' = '30 days')
