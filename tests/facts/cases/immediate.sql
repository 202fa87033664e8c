-- A constant text of EXECUTE IMMEDIATE is read as what it runs, each word at its own place.
USE prod.ods;
EXECUTE IMMEDIATE 'VACUUM orders RETAIN 24 HOURS';
BEGIN
  EXECUTE IMMEDIATE "DELETE FROM orders WHERE dt < ? AND kind = \"web\" AND region = 1" USING current_date();
  EXECUTE IMMEDIATE 'INSERT INTO orders (note)
    SELECT ''it is'' || note FROM notes';
  OPTIMIZE orders;
END;
EXECUTE IMMEDIATE r'TRUNCATE TABLE orders';
EXECUTE IMMEDIATE 'SELEC 1';
EXECUTE IMMEDIATE 'DROP TABLE ' || name;
EXECUTE IMMEDIATE 'DROP TABLE ${name}';
EXECUTE IMMEDIATE 'SELECT \u0041 FROM orders';
