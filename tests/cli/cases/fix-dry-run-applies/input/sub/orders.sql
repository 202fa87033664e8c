CREATE TABLE prod.ods.orders (
  id BIGINT, -- the order
  dt DATE
)
PARTITIONED BY (dt); -- by day

VACUUM prod.ods.orders RETAIN 1 HOURS;
