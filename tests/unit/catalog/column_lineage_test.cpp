// SPDX-License-Identifier: Apache-2.0
// Which column is computed from which.
#include "unit/catalog/lineage_project.h"

namespace lakelint::test {
namespace {

using Files = LineageProject::Files;

/// `a.x -> b.y, a.z -> b.y`, without catalog and schema; `=` in place of `-` where the value is passed as it
/// is,
/// `?>` where it may be another relation's.
std::string columns(const LineageProject& project) {
    const catalog::Lineage lineage = project.columns();
    const auto name = [&lineage](std::uint32_t node) {
        std::string text = lineage.nodes()[node].text();
        return text.starts_with("prod.s.") ? text.substr(7) : text;
    };
    std::string text;
    for (const auto& edge : lineage.edges()) {
        if (!text.empty()) text += ", ";
        const auto& site = edge.sites.front();
        text += name(edge.from) + (site.direct ? " =" : " -") + (site.certain ? "> " : "?> ") + name(edge.to);
    }
    return text;
}

std::string columns(const std::string& sql) { return columns(LineageProject("USE s; " + sql)); }

} // namespace

TEST_CASE("columns of a query go by their names into what is created") {
    CHECK(columns("CREATE TABLE b AS SELECT x, y AS z, x + y AS sum, 1 AS one FROM a")
          == "a.x -> b.sum, a.x => b.x, a.y -> b.sum, a.y => b.z");
    CHECK(columns("CREATE VIEW b (v, w) AS SELECT x, upper(y) FROM a") == "a.x => b.v, a.y -> b.w");
    CHECK(columns("CREATE TABLE b AS SELECT count(*) AS n FROM a").empty());
    CHECK(columns("CREATE TABLE b AS SELECT s.f.g AS g FROM a AS s") == "a.f -> b.g");
}

TEST_CASE("an INSERT goes by its list, by the target's columns in order, or by name") {
    CHECK(columns("INSERT INTO b (v, w) SELECT x, y FROM a") == "a.x => b.v, a.y => b.w");
    CHECK(columns("CREATE TABLE b (v INT, w INT); INSERT INTO b SELECT x, y FROM a")
          == "a.x => b.v, a.y => b.w");
    CHECK(columns("CREATE TABLE b (v INT, w INT); INSERT INTO b BY NAME SELECT x AS w, y AS v FROM a")
          == "a.x => b.w, a.y => b.v");
    // A partition that is given is no column of the query, and one that is not comes last.
    CHECK(columns("CREATE TABLE b (dt DATE, v INT, hr INT) PARTITIONED BY (dt, hr);"
                  "INSERT OVERWRITE b PARTITION (dt = '2026-01-01') SELECT x, y FROM a")
          == "a.x => b.v, a.y => b.hr");
    CHECK(columns("CREATE TABLE b (dt DATE, v INT, w INT) PARTITIONED BY (dt);"
                  "INSERT OVERWRITE b PARTITION (dt) SELECT x, y, z FROM a")
          == "a.x => b.v, a.y => b.w, a.z => b.dt");
    // Nothing says which columns the target has.
    CHECK(columns("INSERT INTO b SELECT x, y FROM a") == "a.x => b.?, a.y => b.?");
}

TEST_CASE("stars take the columns that are known of what they stand for") {
    const std::string a = "CREATE TABLE a (x INT, y INT);";
    CHECK(columns(a + "CREATE VIEW b AS SELECT * FROM a") == "a.x => b.x, a.y => b.y");
    CHECK(columns(a + "CREATE TABLE b (v INT, w INT); INSERT INTO b SELECT * FROM a")
          == "a.x => b.v, a.y => b.w");
    CHECK(columns(a + "CREATE VIEW b AS SELECT *, x AS again FROM a")
          == "a.x => b.again, a.x => b.x, a.y => b.y");
    CHECK(columns("CREATE VIEW b AS SELECT * FROM a") == "a.? -> b.?");
    // In which order the columns stand is not known here, and those of c are not filled by their names.
    CHECK(columns(a
                  + "CREATE TABLE b AS SELECT *, 1 AS z FROM a; CREATE TABLE c (x INT, y INT, z INT);"
                    "INSERT INTO c SELECT * FROM b")
          == "a.x => b.x, a.y => b.y, b.? -> c.?");
    CHECK(columns(a + "CREATE TABLE t AS SELECT * FROM a; CREATE TABLE b AS SELECT * FROM t; DROP TABLE t")
          == "a.x => t.x, a.y => t.y, t.x => b.x, t.y => b.y");
    // The columns of what is made from a query are those of the query, however far that is.
    CHECK(columns("CREATE VIEW c AS SELECT * FROM b; CREATE VIEW b AS SELECT * FROM a;"
                  "CREATE VIEW a AS SELECT x, 2 * y AS z FROM s")
          == "a.x => b.x, a.z => b.z, b.x => c.x, b.z => c.z, s.x => a.x, s.y -> a.z");
    CHECK(columns("CREATE VIEW b AS SELECT * FROM c; CREATE VIEW c AS SELECT * FROM b")
          == "b.? -> c.?, c.? -> b.?");
}

TEST_CASE("columns pass through CTEs, subqueries and temporary views") {
    CHECK(columns("WITH c AS (SELECT x AS u FROM a) INSERT INTO b (v) SELECT v.u FROM (SELECT u FROM c) v")
          == "a.x => b.v");
    CHECK(columns("CREATE TEMP VIEW t AS SELECT x AS u, y + 1 AS w FROM a;"
                  "CREATE TEMP VIEW s AS SELECT u AS p, w FROM t; CREATE TABLE b AS SELECT p, w FROM s")
          == "a.x => b.p, a.y -> b.w");
    CHECK(columns("CREATE TEMP VIEW t (p, q) AS SELECT x, y FROM a; CREATE TABLE b AS SELECT q FROM t")
          == "a.y => b.q");
    CHECK(columns("CREATE TABLE a (x INT, y INT); CREATE TEMP VIEW t AS SELECT * FROM a;"
                  "CREATE TABLE b AS SELECT x FROM t; CREATE TABLE c AS SELECT * FROM t")
          == "a.x => b.x, a.x => c.x, a.y => c.y");
    CHECK(columns("CREATE TEMP VIEW t AS SELECT * FROM a; CREATE TABLE b AS SELECT x AS u FROM t")
          == "a.x => b.u");
}

TEST_CASE("what cannot be told is some column") {
    CHECK(columns("CREATE TABLE b AS SELECT x FROM a, c") == "a.x =?> b.x, c.x =?> b.x");
    CHECK(columns("CREATE TABLE b SHALLOW CLONE a") == "a.? -> b.?");
    CHECK(columns("COPY INTO b FROM 's3://x/in' FILEFORMAT = JSON") == "s3://x/in -> b.?");
    CHECK(columns("COPY INTO b FROM (SELECT x AS y FROM 's3://x/in') FILEFORMAT = JSON")
          == "s3://x/in (x) => b.y");
    // A column of the relation may be meant.
    const LineageProject project("CREATE TABLE b (x INT, y INT); INSERT INTO b SELECT * FROM a;"
                                 "CREATE TABLE c AS SELECT x FROM b");
    const catalog::Lineage lineage = project.columns();
    CHECK(lineage.nodes()[1].text() == "prod.default.b.?");
    CHECK(lineage.nodes()[2].text() == "prod.default.b.x");
    REQUIRE(lineage.may_be(2).size() == 1);
    CHECK(lineage.may_be(2)[0] == 1);
    CHECK(lineage.may_be(1).empty());
}

TEST_CASE("UPDATE and MERGE go by the columns that they set") {
    CHECK(columns("UPDATE b SET v = (SELECT max(x) FROM a), w = w + 1 WHERE id IN (SELECT id FROM c)")
          == "a.x -> b.v");
    CHECK(columns("MERGE INTO b USING a ON b.id = a.id WHEN MATCHED THEN UPDATE SET v = a.x, w = b.w + a.y "
                  "WHEN NOT MATCHED THEN INSERT (id, v) VALUES (a.id, a.z)")
          == "a.id => b.id, a.x => b.v, a.y -> b.w, a.z => b.v");
    CHECK(columns("MERGE INTO b USING (SELECT id, x AS v, upper(y) AS w FROM a) s ON b.id = s.id "
                  "WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *")
          == "a.id => b.id, a.x => b.v, a.y -> b.w");
    CHECK(columns("CREATE TABLE a (id INT, v INT); MERGE INTO b USING a ON b.id = a.id "
                  "WHEN NOT MATCHED THEN INSERT *")
          == "a.id => b.id, a.v => b.v");
    CHECK(columns("MERGE INTO b USING a ON b.id = a.id WHEN NOT MATCHED THEN INSERT *") == "a.? -> b.?");
    CHECK(columns("CREATE TEMP VIEW s AS SELECT id, x + 1 AS v FROM a;"
                  "MERGE INTO b USING s ON b.id = s.id WHEN MATCHED THEN UPDATE SET v = s.v")
          == "a.x -> b.v");
}

TEST_CASE("several inserts of one statement, and renamed relations") {
    CHECK(columns("FROM a INSERT INTO b (v) SELECT x INSERT INTO c (w) SELECT y")
          == "a.x => b.v, a.y => c.w");
    CHECK(
        columns(
            "CREATE TABLE n AS SELECT x FROM a; ALTER TABLE n RENAME TO b; CREATE VIEW c AS SELECT x FROM b")
        == "a.x => b.x, b.x => c.x");
}

TEST_CASE("declared columns are there even where nothing uses them") {
    const LineageProject project("CREATE TABLE b (x INT, Y INT)");
    const catalog::Lineage lineage = project.columns();
    REQUIRE(lineage.nodes().size() == 2);
    CHECK(lineage.nodes()[1].text() == "prod.default.b.Y");
}

} // namespace lakelint::test
