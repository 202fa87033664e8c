VACUUM prod.ods.orders RETAIN 1 HOURS;
