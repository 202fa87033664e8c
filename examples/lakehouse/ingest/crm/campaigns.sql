-- Campaigns from the CRM: a small list, all of it every day.
CREATE TABLE IF NOT EXISTS prod.ods.crm_campaigns_df (
  campaign_id  BIGINT NOT NULL,
  title        STRING,
  begins_on    DATE,
  ends_on      DATE,
  budget       DECIMAL(18, 2),
  dt           DATE NOT NULL
)
USING delta
CLUSTER BY (dt)
COMMENT 'Campaigns as planned in the CRM';

COPY INTO prod.ods.crm_campaigns_df
FROM '/Volumes/prod/landing/crm/campaigns'
FILEFORMAT = CSV
FORMAT_OPTIONS ('header' = 'true', 'inferSchema' = 'true');
