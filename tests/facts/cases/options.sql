-- Options that are no properties of a relation, names that a session turns to, and refreshes.
COPY INTO t FROM 's3://bucket/in' WITH (CREDENTIAL (a = 'x', b = 'y') ENCRYPTION (type = 'AWS_SSE_C'))
  FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true', 'delimiter' = ';') COPY_OPTIONS ('mergeSchema' = 'true');
CREATE CONNECTION c TYPE postgresql OPTIONS (host 'h', user 'u', password secret('s', 'k')) COMMENT 'x';
CREATE STREAMING TABLE s AS SELECT * FROM STREAM read_files('/in', format => 'csv', inferSchema => true);
CREATE TABLE u AS SELECT * FROM v WITH ('split-size' = 5);
ALTER CONNECTION c OPTIONS (host 'i');
INSERT OVERWRITE DIRECTORY '/out' USING parquet OPTIONS ('compression' = 'snappy') SELECT 1;
CACHE TABLE c OPTIONS ('storageLevel' = 'DISK_ONLY') SELECT 1;
USE main.bronze;
USE CATALOG main;
USE CATALOG 'main';
USE SCHEMA bronze;
SET CATALOG dev;
SET CATALOG 'dev';
USE CATALOG IDENTIFIER(:catalog);
REFRESH MATERIALIZED VIEW v;
REFRESH STREAMING TABLE s FULL;
REFRESH TABLE s FULL ASYNC;
REFRESH TABLE t;
REFRESH t;
REFRESH FUNCTION f;
OPTIMIZE t FULL;
VACUUM t FULL;
