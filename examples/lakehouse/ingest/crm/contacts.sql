-- Contacts from the CRM: calls, mails and visits, one delivery a day.
CREATE TABLE IF NOT EXISTS prod.ods.crm_contacts_di (
  contact_id    BIGINT NOT NULL,
  customer_id   BIGINT,
  channel       STRING,
  contacted_at  TIMESTAMP,
  note          STRING,
  dt            DATE NOT NULL
)
USING delta
CLUSTER BY (dt)
COMMENT 'Who spoke to which customer, and when';

COPY INTO prod.ods.crm_contacts_di
FROM '/Volumes/prod/landing/crm/contacts'
FILEFORMAT = AVRO;
