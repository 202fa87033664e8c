VACUUM prod.ods.orders RETAIN 1 HOURS;
SET fs.azure.account.key.x = abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijkl==;
CREATE CONNECTION c TYPE mysql OPTIONS (host 'h', user 'u', password 'hunter2');
