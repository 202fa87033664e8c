DELETE FROM prod.ods.orders;
