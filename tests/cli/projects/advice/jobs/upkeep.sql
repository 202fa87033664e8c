OPTIMIZE prod.ods.users;
VACUUM prod.ods.users;
VACUUM prod.ods.clicks;
