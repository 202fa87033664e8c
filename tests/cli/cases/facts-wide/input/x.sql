/* 주문 */ DROP TABLE `주문표`;
