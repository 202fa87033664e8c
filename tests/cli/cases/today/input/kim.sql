CREATE TABLE prod.personal_kim.a (id INT) TBLPROPERTIES ('expires_on' = '2026-04-01');
CREATE TABLE prod.personal_kim.b (id INT) TBLPROPERTIES ('expires_on' = '2026-08-01');
