-- Colleagues who try out the app; put together by hand.
CREATE TABLE IF NOT EXISTS prod.personal_kim.test_users (
  customer_id  BIGINT NOT NULL,
  who          STRING
)
USING delta
TBLPROPERTIES ('expires_on' = '2026-12-31');

INSERT INTO prod.personal_kim.test_users (customer_id, who)
VALUES
  (100017, 'Kim'),
  (100018, 'Lee'),
  (100942, 'the shop in the cellar');
