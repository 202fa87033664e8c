FROM ods.b AS b JOIN ods.c ON b.id = c.id
INSERT INTO mart.big SELECT b.id WHERE b.n > 10
INSERT OVERWRITE TABLE mart.small PARTITION (dt = '2026-01-01') SELECT b.id WHERE b.id IN (SELECT id FROM ods.d);
