-- Members of the web shop, a copy every night.
CREATE TABLE tea.ods.web_members_df (
  member_id  BIGINT NOT NULL,
  email      STRING,
  country    STRING,
  loaded_at  TIMESTAMP,
  dt         DATE NOT NULL
)
USING delta
LOCATION 's3://tea-lake/members'
COMMENT 'Members, a copy of each day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

COPY INTO tea.ods.web_members_df
FROM (
  SELECT member_id::BIGINT AS member_id, email, country, current_timestamp() AS loaded_at, current_date() AS dt
  FROM 's3://tea-landing/members' WITH (CREDENTIAL (
    AWS_ACCESS_KEY = :key_id, AWS_SECRET_KEY = 'x7Kp0rWq2mVb9sLd4TgYc6HnZe1UaJfo8iRk3MvX'))
)
FILEFORMAT = PARQUET;
