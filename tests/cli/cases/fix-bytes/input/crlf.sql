-- 한글
VACUUM prod.ods.a RETAIN 1 HOURS;
CREATE TABLE prod.personal_kim.a (
	id INT
);