-- How often we spoke to each customer.
CREATE OR REPLACE MATERIALIZED VIEW prod.mart.mart_contacts_df
CLUSTER BY (dt)
COMMENT 'Contacts by customer and day'
TBLPROPERTIES (
  'delta.deletedFileRetentionDuration' = 'interval 7 days',
  'delta.logRetentionDuration'         = 'interval 30 days'
)
SCHEDULE EVERY 1 DAY
AS SELECT
  k.customer_id,
  k.dt,
  count(*)                                     AS contacts,
  count_if(k.channel = 'visit')                AS visits,
  max(k.contacted_at)                          AS last_contact_at
FROM prod.ods.crm_contacts_di AS k
GROUP BY k.customer_id, k.dt;
