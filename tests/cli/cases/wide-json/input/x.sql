/* 주문 */ CREATE TABLE prod.ods.`주문표` (id INT COMMENT '번호');
