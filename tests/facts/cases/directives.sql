-- lakelint: disable=retention/missing-retention (감사(監査)가 끝날 때까지 보관)
-- lakelint: disable=partition/missing-layout, naming/* (a tiny table)
CREATE TABLE ods.orders (
  id BIGINT,
  -- lakelint: disable=naming/off-template-table (named by the source)

  Dt DATE -- lakelint: disable=partition/unsuitable-key (at the end of a line)
) USING delta; --LakeLint :Disable= safety/unbounded-change,maintenance/short-vacuum
/* lakelint: disable=syntax/error
   (over
    two lines) */
SELECT * FORM x;
SELECT '-- lakelint: disable=a/b (no comment)', $$ -- lakelint: disable=a/b (nor this) $$;
-- lakelint: disable=retention
-- lakelint: ignore=retention/missing-retention (no such word)
BEGIN
  -- lakelint: disable=safety/unbounded-change (reloaded every day)
  DELETE
  FROM mart.a;
  DELETE FROM mart.b;
END;
-- lakelint: disable-file=cost/* (a file for tests)
-- lakelint: disable=cost/no-vacuum (nothing follows)
