CREATE TABLE prod.ods.shop_returns (id BIGINT);
