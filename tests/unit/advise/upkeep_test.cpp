// SPDX-License-Identifier: Apache-2.0

// Which of OPTIMIZE and VACUUM the writes of a table ask for, and no job does.
#include "advised.h"

namespace lakelint::test {
namespace {

std::string upkeep(const std::string& statements, const std::string& clauses = "") {
    return Advised("CREATE TABLE t (id INT, dt DATE) " + clauses + ";" + statements).upkeep();
}

TEST_CASE("Writes ask for upkeep: those that add files, and those that leave them behind") {
    CHECK(upkeep("").empty());
    CHECK(upkeep("SELECT * FROM t;").empty());
    CHECK(upkeep("INSERT INTO t VALUES (1, NULL);") == "OPTIMIZE");
    CHECK(upkeep("INSERT OVERWRITE t VALUES (1, NULL);") == "VACUUM");
    CHECK(upkeep("TRUNCATE TABLE t;") == "VACUUM");
    CHECK(upkeep("DELETE FROM t WHERE id = 1;") == "OPTIMIZE VACUUM");
}

TEST_CASE("Jobs, properties and the engine do it") {
    CHECK(upkeep("DELETE FROM t WHERE id = 1; OPTIMIZE t; VACUUM t;").empty());
    CHECK(upkeep("DELETE FROM t WHERE id = 1; VACUUM t DRY RUN;") == "OPTIMIZE VACUUM");
    CHECK(upkeep("DELETE FROM t WHERE id = 1;", "TBLPROPERTIES ('delta.autoOptimize.autoCompact' = 'true')")
          == "VACUUM");
    CHECK(upkeep("DELETE FROM t WHERE id = 1; ALTER TABLE t ENABLE PREDICTIVE OPTIMIZATION;").empty());
    CHECK(upkeep("DELETE FROM t WHERE id = 1;", "USING PARQUET").empty());
}

TEST_CASE("A job that may be about the table leaves it open") {
    CHECK(upkeep("DELETE FROM t WHERE id = 1; VACUUM c.s.${table};")
          == "OPTIMIZE? a.sql vacuums `c.s.${table}`, which may be this table");
}

TEST_CASE("VACUUM is due as often as files fall out of what is kept") {
    const Advised usual("CREATE TABLE t (id INT); DELETE FROM t WHERE id = 1; OPTIMIZE t;");
    CHECK(usual.table("t").upkeep.at(0).when
          == "every 7 days, which is how long deleted files are kept by default");
    const Advised own(
        "CREATE TABLE t (id INT) TBLPROPERTIES ('delta.deletedFileRetentionDuration' = '30 days');"
        "DELETE FROM t WHERE id = 1; OPTIMIZE t;");
    CHECK(own.table("t").upkeep.at(0).when == "every 30 days, which is how long deleted files are kept");
}

} // namespace
} // namespace lakelint::test
