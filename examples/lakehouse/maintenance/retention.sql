-- What differs from what a table was created with.

-- Created before we had rules for this.
ALTER TABLE prod.ods.crm_campaigns_df SET TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
);

-- The auditors ask for a year of history of the sales figures.
ALTER TABLE prod.fact.fact_sales SET TBLPROPERTIES ('delta.logRetentionDuration' = 'interval 365 days');
