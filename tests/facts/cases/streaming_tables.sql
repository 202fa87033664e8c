CREATE OR REFRESH STREAMING TABLE ods.events
  (id INT, CONSTRAINT has_id EXPECT (id IS NOT NULL) ON VIOLATION FAIL UPDATE)
  PARTITIONED BY (id)
  TBLPROPERTIES ('quality' = 'bronze')
  AS SELECT * FROM STREAM read_files('s3://landing/events', format => 'json');
CREATE STREAMING TABLE ods.copies AS SELECT * FROM STREAM(ods.events) JOIN ods.customers USING (id);
CREATE STREAMING TABLE ods.customers FLOW AUTO CDC FROM STREAM ods.changes KEYS (id) SEQUENCE BY at STORED AS SCD TYPE 2;
CREATE FLOW fill AS INSERT INTO ods.events BY NAME SELECT * FROM STREAM ods.more;
CREATE FLOW sync AS AUTO CDC INTO ods.customers FROM STREAM(ods.changes) KEYS (id) APPLY AS DELETE WHEN op = 'D' SEQUENCE BY at;
APPLY CHANGES INTO live.customers FROM STREAM(live.changes) KEYS (id) SEQUENCE BY at;
CREATE OR REFRESH STREAMING LIVE TABLE bronze AS SELECT * FROM cloud_files('/landing', 'csv');
CREATE LIVE VIEW silver AS SELECT * FROM live.bronze;
