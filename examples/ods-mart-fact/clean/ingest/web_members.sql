-- Members of the web shop, a copy every night.
CREATE TABLE IF NOT EXISTS tea.ods.web_members_df (
  member_id  BIGINT NOT NULL,
  email      STRING MASK tea.governance.mask_email,
  country    STRING,
  loaded_at  TIMESTAMP,
  dt         DATE NOT NULL
)
USING delta
CLUSTER BY (dt)
COMMENT 'Members, a copy of each day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

COPY INTO tea.ods.web_members_df
FROM (
  SELECT member_id::BIGINT AS member_id, email, country, current_timestamp() AS loaded_at, current_date() AS dt
  FROM '/Volumes/tea/landing/members'
)
FILEFORMAT = PARQUET;
