BEGIN
  DECLARE cutoff DATE DEFAULT current_date();
  IF cutoff > '2026-01-01' THEN
    DELETE FROM t WHERE dt < cutoff;
  END IF;
END
