VACUUM prod.ods.old RETAIN 1 HOURS;
