// SPDX-License-Identifier: Apache-2.0
// Circles in which rows go around.
#include "catalog/cycles.h"
#include "unit/catalog/lineage_project.h"

#include <algorithm>

namespace lakelint::test {
namespace {

using Files = LineageProject::Files;

/// `a b c (+2)`, one a line: from the relation that closes a circle around to the last before it.
std::string cycles(const LineageProject& project) {
    std::string text;
    const auto& lineage = project.lineage();
    for (const catalog::Cycle& cycle : catalog::find_cycles(lineage)) {
        if (!text.empty()) text += "; ";
        for (const auto* hop : cycle.hops) {
            if (hop != cycle.hops.front()) text += " ";
            text += lineage.nodes()[lineage.node_of_rows(hop->from_rows)].name.name.value;
        }
        if (cycle.others > 0) text += " (+" + std::to_string(cycle.others) + ")";
    }
    return text;
}

std::string cycles(const std::string& sql) { return cycles(LineageProject(sql)); }
std::string cycles(const Files& files) { return cycles(LineageProject(files)); }

/// INSERT INTO b SELECT * FROM a.
std::string feed(const std::string& a, const std::string& b) {
    return "INSERT INTO " + b + " SELECT * FROM " + a + ";";
}

} // namespace

TEST_CASE("relations that feed each other make a cycle") {
    CHECK(cycles(feed("a", "b") + feed("b", "a")) == "a b");
    CHECK(cycles(feed("b", "a") + feed("a", "b")) == "b a"); // the last read closes it
    CHECK(cycles(feed("a", "b") + feed("b", "c") + feed("c", "a")) == "a b c");
    CHECK(cycles(feed("a", "b") + feed("b", "c") + feed("a", "c")).empty());
    CHECK(cycles("CREATE VIEW a AS SELECT * FROM b; CREATE VIEW b AS SELECT * FROM a") == "b a");
    CHECK(cycles("CREATE TABLE a AS SELECT * FROM b; CREATE TABLE b AS SELECT * FROM a") == "b a");
}

TEST_CASE("a relation may read itself") {
    CHECK(cycles(feed("a", "a")).empty());
    CHECK(cycles(feed("a", "a") + feed("a", "b") + feed("b", "b")).empty());
    CHECK(cycles("CREATE TEMP VIEW v AS SELECT * FROM a; INSERT OVERWRITE a SELECT * FROM v").empty());
    // By way of what its job makes and drops again.
    CHECK(cycles("CREATE TABLE t AS SELECT * FROM a; INSERT OVERWRITE a SELECT * FROM t; DROP TABLE t")
              .empty());
    CHECK(cycles("CREATE TABLE t AS SELECT * FROM a JOIN b; INSERT INTO a SELECT * FROM t;"
                 "INSERT INTO b SELECT * FROM t; DROP TABLE t")
          == "b t a t");
}

TEST_CASE("a name that is made anew brings nothing from elsewhere") {
    const std::string one = "CREATE OR REPLACE TABLE t AS SELECT * FROM a;" + feed("t", "b");
    const std::string two = "CREATE OR REPLACE TABLE t AS SELECT * FROM b;" + feed("t", "c");
    CHECK(cycles(Files{{"1.sql", one}, {"2.sql", two}}).empty());
    CHECK(cycles(one + two).empty());
    CHECK(cycles("DROP TABLE IF EXISTS t; CREATE TABLE t (id INT);" + feed("a", "t") + feed("t", "b")
                 + "TRUNCATE TABLE t;" + feed("b", "t"))
              .empty());
    CHECK(
        cycles("INSERT OVERWRITE t SELECT * FROM a;" + feed("t", "b") + "INSERT OVERWRITE t SELECT * FROM b")
            .empty());
    // What the last of them leaves is found by others.
    CHECK(cycles(Files{{"1.sql", one}, {"2.sql", two}, {"3.sql", feed("t", "a")}}) == "a t (+1)");
    // Nothing is done away with here.
    CHECK(cycles(feed("a", "t") + feed("t", "b") + feed("b", "t")) == "t b");
    CHECK(cycles("INSERT OVERWRITE t PARTITION (dt = 1) SELECT * FROM a;" + feed("t", "b")
                 + "INSERT OVERWRITE t PARTITION (dt = 2) SELECT * FROM b")
          == "t b");
    // Created without rows, it gets them elsewhere.
    CHECK(cycles(Files{{"1.sql", "CREATE TABLE t (id INT);" + feed("t", "b")}, {"2.sql", feed("b", "t")}})
          == "t b");
}

TEST_CASE("what only looks something up closes no cycle") {
    CHECK(cycles(feed("a", "b") + "DELETE FROM a WHERE id IN (SELECT id FROM b)").empty());
    CHECK(cycles(feed("a", "b") + "INSERT INTO a SELECT * FROM b VERSION AS OF 3").empty());
    CHECK(cycles("CREATE TABLE b DEEP CLONE a;" + feed("b", "a")).empty());
    // How far it was read the last time.
    const std::string mark = "INSERT INTO b SELECT max(dt) AS dt FROM a;";
    CHECK(cycles(mark + "INSERT INTO a SELECT * FROM s WHERE dt > (SELECT max(dt) FROM b)").empty());
    CHECK(cycles(mark
                 + "INSERT INTO a SELECT s.* FROM s JOIN t ON s.id = t.id AND s.dt > (SELECT max(dt) FROM b)")
              .empty());
    CHECK(cycles(mark
                 + "WITH m AS (SELECT max(dt) AS dt FROM b), n AS (SELECT * FROM m), r AS (SELECT * FROM s)"
                   "INSERT INTO a SELECT * FROM r WHERE dt > (SELECT dt FROM n)")
              .empty());
    CHECK(
        cycles(mark + "WITH m AS (SELECT max(dt) AS dt FROM b) INSERT INTO a SELECT s.*, m.dt FROM s JOIN m")
        == "a b");
    CHECK(
        cycles("INSERT INTO b SELECT count(*) FROM a; INSERT INTO a SELECT x.id FROM x JOIN b ON x.id = b.id")
        == "a b");
}

TEST_CASE("one shortest cycle for each set of relations") {
    CHECK(cycles(feed("a", "b") + feed("b", "a") + feed("x", "y") + feed("y", "x")) == "a b; x y");
    CHECK(cycles(feed("a", "b") + feed("b", "c") + feed("c", "a") + feed("c", "b")) == "a b c");
    CHECK(cycles(feed("a", "b") + feed("b", "a") + feed("b", "c") + feed("c", "a")) == "a b (+1)");
    // The first of several reads makes an edge; the last edge closes.
    CHECK(cycles(Files{{"1.sql", feed("b", "a")}, {"2.sql", feed("a", "b")}, {"3.sql", feed("b", "a")}})
          == "b a");
}

TEST_CASE("long cycles and chains are found in linear time and without recursion") {
    std::string circle;
    constexpr int count = 5000;
    for (int i = 0; i < count; ++i)
        circle += feed("t" + std::to_string(i), "t" + std::to_string((i + 1) % count));
    const LineageProject project(circle);
    const auto found = catalog::find_cycles(project.lineage());
    REQUIRE(found.size() == 1);
    CHECK(found.front().hops.size() == count);
    CHECK(found.front().others == 0);
}

} // namespace lakelint::test
