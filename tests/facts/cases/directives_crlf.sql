-- lakelint: disable=retention/missing-retention (한 줄)
CREATE TABLE ods.a (
  /* lakelint: disable=naming/off-template-table (a
     block) */
  id BIGINT
);
DELETE FROM ods.a; -- lakelint: disable=safety/unbounded-change (end of line)
