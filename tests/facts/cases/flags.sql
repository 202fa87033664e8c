-- What compares a column with nothing but TRUE, FALSE or one quoted character takes it for a flag.
SELECT * FROM t WHERE a = '0' AND b IN ('Y', 'N') AND c AND d = FALSE;
SELECT * FROM t WHERE a = 0 AND b IN ('Y', 'maybe') AND c = 'ab' AND d <> '1' AND e > '0';
