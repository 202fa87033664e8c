// SPDX-License-Identifier: Apache-2.0
// Which relation is built from which.
#include "unit/catalog/lineage_project.h"

#include <algorithm>

namespace lakelint::test {
namespace {

using Files = LineageProject::Files;
using Names = std::vector<std::string>;

std::string edges(const std::string& sql) { return LineageProject("USE s; " + sql).edges(); }

} // namespace

TEST_CASE("what makes an edge") {
    CHECK(edges("CREATE TABLE b AS SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE OR REPLACE TABLE b AS SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE VIEW b AS SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE MATERIALIZED VIEW b AS SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE VIEW b AS SELECT 1; ALTER VIEW b AS SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("INSERT INTO b SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("INSERT OVERWRITE b TABLE a") == "prod.s.a -> prod.s.b");
    CHECK(edges("INSERT INTO b REPLACE WHERE dt = 1 SELECT * FROM a") == "prod.s.a -> prod.s.b");
    CHECK(edges("MERGE INTO b USING a ON b.id = a.id WHEN NOT MATCHED THEN INSERT *")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("UPDATE b SET x = (SELECT max(x) FROM a)") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE TABLE b SHALLOW CLONE a") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE OR REFRESH STREAMING TABLE b AS SELECT * FROM STREAM(LIVE.a)")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE STREAMING TABLE b; CREATE FLOW f AS INSERT INTO b BY NAME SELECT * FROM STREAM a")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE STREAMING TABLE b; APPLY CHANGES INTO LIVE.b FROM STREAM(LIVE.a) KEYS (id) "
                "SEQUENCE BY ts")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("WITH c AS (SELECT * FROM a), d AS (SELECT * FROM c) INSERT INTO b SELECT * FROM d")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("INSERT INTO b SELECT * FROM (SELECT * FROM (SELECT * FROM a))") == "prod.s.a -> prod.s.b");
    CHECK(edges("INSERT INTO b SELECT * FROM table_changes('a', 1)") == "prod.s.a -> prod.s.b");
}

TEST_CASE("what makes none") {
    CHECK(edges("SELECT * FROM a").empty());
    CHECK(edges("CREATE TABLE b LIKE a").empty());
    CHECK(edges("DELETE FROM b WHERE id IN (SELECT id FROM a)").empty());
    CHECK(edges("UPDATE b SET x = 1 WHERE id IN (SELECT id FROM a)").empty());
    CHECK(edges("MERGE INTO b USING (SELECT 1 AS id) AS s ON b.id = s.id AND b.x > (SELECT max(x) FROM a) "
                "WHEN MATCHED THEN DELETE")
              .empty());
    CHECK(edges("CREATE TEMPORARY VIEW v AS SELECT * FROM a").empty());
    CHECK(edges("INSERT OVERWRITE DIRECTORY '/out' SELECT * FROM a").empty());
}

TEST_CASE("reads that feed nothing are kept apart") {
    const LineageProject project(
        "SELECT * FROM a; DELETE FROM b WHERE id IN (SELECT id FROM a); INSERT INTO b SELECT * FROM a;"
        "CREATE TEMP VIEW v AS SELECT * FROM c; DELETE FROM b WHERE id IN (SELECT id FROM v);");
    const auto& lineage = project.lineage();
    CHECK(project.nodes() == Names{"prod.default.a", "prod.default.b", "prod.default.c"});
    REQUIRE(lineage.other_reads(0).size() == 2);
    CHECK_FALSE(lineage.other_reads(0)[0].chooses);
    CHECK(lineage.other_reads(0)[1].chooses);
    CHECK(lineage.other_reads(1).empty());
    REQUIRE(lineage.other_reads(2).size() == 1);
    CHECK(lineage.other_reads(2)[0].chooses);
}

TEST_CASE("temporary views are passed through, however often they are named") {
    CHECK(edges("CREATE TEMP VIEW v AS SELECT * FROM a; CREATE TEMP VIEW w AS SELECT * FROM v;"
                "INSERT INTO b SELECT * FROM w JOIN v")
          == "prod.s.a -> prod.s.b");
    CHECK(edges("CACHE TABLE v AS SELECT * FROM a; INSERT INTO b SELECT * FROM v") == "prod.s.a -> prod.s.b");
    CHECK(edges("CREATE TEMP VIEW v AS SELECT * FROM a; DROP VIEW v; INSERT INTO b SELECT * FROM v")
          == "prod.s.v -> prod.s.b");
    CHECK(edges("CREATE TEMP VIEW v AS SELECT * FROM a; ALTER VIEW v AS SELECT * FROM c;"
                "INSERT INTO b SELECT * FROM v")
          == "prod.s.c -> prod.s.b");
    // Each view names the one before twice.
    std::string sql = "CREATE TEMP VIEW v0 AS SELECT * FROM a;";
    for (int i = 1; i < 60; ++i) {
        const std::string before = "v" + std::to_string(i - 1);
        sql += "CREATE TEMP VIEW v" + std::to_string(i) + " AS SELECT * FROM " + before + " x JOIN " + before
               + " y;";
    }
    CHECK(edges(sql + "INSERT INTO b SELECT * FROM v59") == "prod.s.a -> prod.s.b");
}

TEST_CASE("a multi-insert feeds each target by its own") {
    CHECK(edges("FROM a INSERT INTO b SELECT id INSERT INTO c SELECT id WHERE id IN (SELECT id FROM d)")
          == "prod.s.a -> prod.s.b, prod.s.a -> prod.s.c, prod.s.d -> prod.s.c");
}

TEST_CASE("places of one edge are in the order of files and statements") {
    const LineageProject project(
        Files{{"a.sql", "INSERT INTO b SELECT * FROM a; INSERT INTO b SELECT * FROM A"},
              {"b.sql", "INSERT INTO B SELECT * FROM a"}});
    CHECK(project.edges() == "prod.default.a -> prod.default.b x3");
    const auto sites = project.lineage().edges().front().sites;
    CHECK(project.lineage().read(sites[0]).file->path == "a.sql");
    CHECK(project.lineage().read(sites[2]).file->path == "b.sql");
    CHECK(project.lineage().target(sites[2]).text() == "prod.default.B");
}

TEST_CASE("paths are nodes, and a path at which a table lies is that table") {
    CHECK(edges("COPY INTO b FROM 's3://x/in' FILEFORMAT = JSON") == "s3://x/in -> prod.s.b");
    CHECK(edges("INSERT INTO b SELECT * FROM read_files('s3://x/in/')") == "s3://x/in/ -> prod.s.b");
    CHECK(
        edges(
            "INSERT INTO delta.`s3://x/out` SELECT * FROM a; INSERT INTO b SELECT * FROM delta.`s3://x/out/`")
        == "prod.s.a -> s3://x/out, s3://x/out -> prod.s.b");
    CHECK(edges("CREATE TABLE c (id INT) LOCATION 's3://x/c/'; INSERT INTO c SELECT * FROM a;"
                "INSERT INTO b SELECT * FROM delta.`s3://x/c`")
          == "prod.s.a -> prod.s.c, prod.s.c -> prod.s.b");
    const LineageProject project("COPY INTO b FROM 's3://x/in' FILEFORMAT = JSON");
    CHECK(project.at("s3://x/in").path);
    CHECK_FALSE(project.at("prod.default.b").path);
}

TEST_CASE("what is renamed keeps its edges") {
    CHECK(edges("CREATE TABLE n AS SELECT * FROM a; ALTER TABLE n RENAME TO b; INSERT INTO c SELECT * FROM b")
          == "prod.s.a -> prod.s.b, prod.s.b -> prod.s.c");
    // A new table takes the place of the old one.
    CHECK(
        edges(
            "CREATE TABLE n AS SELECT * FROM t JOIN a; ALTER TABLE t RENAME TO o; ALTER TABLE n RENAME TO t;"
            "INSERT INTO c SELECT * FROM t")
        == "prod.s.a -> prod.s.t, prod.s.o -> prod.s.t, prod.s.t -> prod.s.c");
    CHECK(edges("ALTER TABLE n RENAME TO x.b; INSERT INTO c SELECT * FROM n") == "prod.s.n -> prod.s.c");
    // Another file's name is what it is called there.
    CHECK(LineageProject(Files{{"a.sql", "CREATE TABLE n AS SELECT * FROM a; ALTER TABLE n RENAME TO b"},
                               {"b.sql", "INSERT INTO n SELECT * FROM c"}})
              .edges()
          == "prod.default.a -> prod.default.b, prod.default.c -> prod.default.n");
}

TEST_CASE("what a file makes and drops is its own") {
    const LineageProject project(
        Files{{"a.sql", "CREATE TABLE t AS SELECT * FROM a; INSERT INTO b SELECT * FROM t; DROP TABLE t"},
              {"b.sql", "CREATE TABLE t AS SELECT * FROM c; INSERT INTO d SELECT * FROM t; DROP TABLE t"}});
    CHECK(project.nodes()
          == Names{"prod.default.a", "prod.default.b", "prod.default.c", "prod.default.d", "prod.default.t",
                   "prod.default.t"});
    CHECK(project.edges()
          == "prod.default.a -> prod.default.t, prod.default.c -> prod.default.t, "
             "prod.default.t -> prod.default.b, prod.default.t -> prod.default.d");
    CHECK(project.at("prod.default.t").scratch);
    CHECK(project.at("prod.default.t").created->file->path == "a.sql");
    // Dropped before it is made, or made elsewhere, it is no scratch.
    CHECK_FALSE(LineageProject("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT * FROM a")
                    .at("prod.default.t")
                    .scratch);
    CHECK_FALSE(LineageProject("INSERT INTO b SELECT * FROM t; DROP TABLE t").at("prod.default.t").scratch);
    CHECK(
        LineageProject("CREATE TABLE s.t AS SELECT * FROM a; DROP SCHEMA s CASCADE").at("prod.s.t").scratch);
}

TEST_CASE("nodes know what the project says of them") {
    const LineageProject project("CREATE VIEW v AS SELECT * FROM a; CREATE TABLE alone (id INT)");
    CHECK(project.nodes() == Names{"prod.default.a", "prod.default.alone", "prod.default.v"});
    CHECK(project.at("prod.default.v").kind == facts::RelationKind::view);
    CHECK(project.at("prod.default.alone").kind == facts::RelationKind::table);
    CHECK_FALSE(project.at("prod.default.a").kind);
    CHECK_FALSE(project.at("prod.default.a").created);
    CHECK(project.at("prod.default.v").created->span.begin == 12);
}

TEST_CASE("neighbours in both directions, in the order of their names") {
    const LineageProject project("INSERT INTO t SELECT * FROM b JOIN a; INSERT INTO y SELECT * FROM t;"
                                 "INSERT INTO x SELECT * FROM t; INSERT INTO t SELECT * FROM t");
    const auto& lineage = project.lineage();
    std::uint32_t t = 0;
    while (project.name(t) != "prod.default.t")
        ++t;
    Names up;
    for (const std::uint32_t edge : lineage.to(t))
        up.push_back(project.name(lineage.edges()[edge].from));
    Names down;
    for (const auto& edge : lineage.from(t))
        down.push_back(project.name(edge.to));
    CHECK(up == Names{"prod.default.a", "prod.default.b", "prod.default.t"});
    CHECK(down == Names{"prod.default.t", "prod.default.x", "prod.default.y"});
}

TEST_CASE("names that are not known whole may be those of other relations") {
    const auto pairs = [](const std::string& sql) { return LineageProject(sql).pairs(); };
    CHECK(pairs("INSERT INTO ${env}.ods.t SELECT * FROM a; INSERT INTO b SELECT * FROM dev.ods.t")
          == "${env}.ods.t ~ dev.ods.t");
    CHECK(pairs("INSERT INTO b SELECT * FROM prod.ods.t_${day}; INSERT INTO prod.ods.t_1 SELECT 1;"
                "INSERT INTO prod.ods.u_1 SELECT 1")
          == "prod.ods.t_${day} ~ prod.ods.t_1");
    CHECK(
        pairs("INSERT INTO b SELECT * FROM ${env}.ods.t; INSERT INTO c SELECT * FROM ${env}.ods.t").empty());
    CHECK(
        pairs("INSERT INTO b SELECT * FROM ${env}.ods.t; INSERT INTO c SELECT * FROM ${env}.mart.t").empty());
    // Of a hole alone nothing is known: it may be any.
    const LineageProject any("INSERT INTO b SELECT * FROM prod.ods.${t}; INSERT INTO prod.ods.x SELECT 1");
    CHECK(any.pairs().empty());
    CHECK(any.lineage().may_be_more(1));
    CHECK(any.name(1) == "prod.ods.${t}");
    // Where nothing gives a catalog, names without one are alike.
    CHECK(LineageProject(Files{{"a.sql", "INSERT INTO ods.t SELECT * FROM ods.u"},
                               {"b.sql", "USE CATALOG dev; INSERT INTO b SELECT * FROM ods.t"},
                               {"c.sql", "INSERT INTO mart.b SELECT * FROM ods.t"}},
                         catalog::Options())
              .pairs()
          == "ods.t ~ dev.ods.t");
}

TEST_CASE("a name that may be very many relations is not followed") {
    std::string sql = "INSERT INTO b SELECT * FROM prod.ods.t_${x};";
    for (int i = 0; i < 30; ++i)
        sql += "INSERT INTO prod.ods.t_" + std::to_string(i) + " SELECT 1;";
    const LineageProject project(sql);
    CHECK(project.pairs().empty());
    const auto& nodes = project.lineage().nodes();
    const auto open =
        std::find_if(nodes.begin(), nodes.end(), [](const auto& n) { return !n.name.literal(); });
    CHECK(project.lineage().may_be_more(static_cast<std::uint32_t>(open - nodes.begin())));
}

} // namespace lakelint::test
