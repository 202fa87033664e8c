// SPDX-License-Identifier: Apache-2.0

// Which layout the evidence is for, and when there is none to propose. Figures: uses that it prunes, of all.
#include "advised.h"

namespace lakelint::test {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* plain = "CREATE TABLE t (id INT, dt DATE, k STRING, open BOOLEAN, tags ARRAY<STRING>);";

std::string advise(const std::string& statements) { return Advised(plain + statements).layout(); }

TEST_CASE("A single read is no evidence, a single change is") {
    CHECK(advise("SELECT * FROM t WHERE dt = '2026-01-01';") == "-");
    CHECK(advise("SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02';")
          == "cluster dt 2/2");
    CHECK(advise("DELETE FROM t WHERE id = :id;") == "cluster id 1/1");
    CHECK(advise("SELECT * FROM t WHERE year(dt) = 2026; SELECT * FROM t WHERE year(dt) = 2025;") == "-");
    CHECK(advise("") == "-");
}

TEST_CASE("Joins alone count from three on") {
    const std::string days = "CREATE TABLE days (day DATE, year INT);";
    const std::string join = "SELECT * FROM t JOIN days ON t.dt = days.day WHERE days.year = 2026;";
    CHECK(advise(days + join + join) == "-");
    CHECK(advise(days + join + join + join) == "cluster dt 3/3");
    CHECK(advise(days + join + "SELECT * FROM t WHERE dt = '2026-01-01';") == "cluster dt 2/2");
}

TEST_CASE("Keys come by weight, and those of less than half of the first one's stay out") {
    CHECK(advise("SELECT * FROM t WHERE dt = '2026-01-01' AND id = 1; SELECT * FROM t WHERE dt = "
                 "'2026-01-02' AND id = 2;"
                 "DELETE FROM t WHERE dt = '2026-01-01';")
          == "cluster dt id 3/3");
    CHECK(
        advise("SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02' AND id = 2;"
               "SELECT * FROM t WHERE dt = '2026-01-03' AND id = 3; DELETE FROM t WHERE dt = '2026-01-01';")
        == "cluster dt 4/4");
}

TEST_CASE("A column that few of the statements bound does not stand out") {
    std::string others;
    for (int i = 0; i < 7; ++i)
        others += fmt::format("SELECT count(*) FROM t WHERE length(k) = {};", i);
    const std::string two = "SELECT * FROM t WHERE id = 1; SELECT * FROM t WHERE id = 2;";
    CHECK(advise(two + others) == "-");
    CHECK(advise(two + "DELETE FROM t WHERE id = 3;" + others) == "cluster id 3/10");
}

TEST_CASE("Types without statistics and flags make no keys") {
    CHECK(advise("SELECT * FROM t WHERE open; SELECT * FROM t WHERE open = FALSE;") == "-");
    CHECK(advise("SELECT * FROM t WHERE k = '0'; SELECT * FROM t WHERE k IN ('0', '1');") == "-");
    CHECK(advise("SELECT * FROM t WHERE k = '0'; SELECT * FROM t WHERE k = 'open';") == "cluster k 2/2");
    CHECK(advise("SELECT * FROM t WHERE id = 1; SELECT * FROM t WHERE id = 2;") == "cluster id 2/2");
    const Advised advised(std::string(plain) + "SELECT * FROM t WHERE k = '0'; SELECT * FROM t WHERE open;");
    for (const auto& column : advised.table("t").columns)
        CHECK_FALSE(column.refused.empty());
}

TEST_CASE("CLUSTER BY takes four keys") {
    const Advised advised(R"(
CREATE TABLE t (a INT, b INT, c INT, d INT, e INT);
SELECT * FROM t WHERE a = 1 AND b = 1 AND c = 1 AND d = 1 AND e = 1;
DELETE FROM t WHERE a = 2 AND b = 2 AND c = 2 AND d = 2 AND e = 2;
)");
    CHECK(advised.layout() == "cluster a b c d 2/2");
    CHECK(advised.table("t").layout->reasons == Lines{"CLUSTER BY takes 4 keys, and `e` would be one more"});
}

TEST_CASE("A clustered table keeps its keys, and gets those that its other statements need") {
    const std::string clustered = "CREATE TABLE t (a INT, b INT, c INT) CLUSTER BY (a);";
    CHECK(Advised(clustered + "SELECT * FROM t WHERE a = 1 AND b = 1; DELETE FROM t WHERE a = 2 AND b = 1;")
              .layout()
          == "-");
    const Advised advised(clustered + "SELECT * FROM t WHERE b = 1; SELECT * FROM t WHERE b = 2;");
    CHECK(advised.layout() == "recluster b a 2/2");
    CHECK(advised.table("t").layout->statements
          == Lines{"ALTER TABLE c.s.t CLUSTER BY (b, a)", "OPTIMIZE c.s.t FULL"});
    CHECK(advised.table("t").layout->reasons
          == Lines{"`a` stays a key, though no statement of the project looks for it"});
    CHECK(Advised(clustered
                  + "ALTER TABLE t CLUSTER BY (b); SELECT * FROM t WHERE b = 1; SELECT * FROM t WHERE b = 2;")
              .layout()
          == "-");
}

TEST_CASE("Partitions give way to clustering where changes go across them") {
    const std::string partitioned = "CREATE TABLE t (id INT, dt DATE) PARTITIONED BY (dt);";
    const std::string days =
        "SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE year(dt) = 2026;";
    CHECK(Advised(partitioned + days).layout() == "-");
    CHECK(Advised(partitioned + days).table("t").served == 2);
    CHECK(Advised(partitioned + days + "DELETE FROM t WHERE dt = '2026-01-01' AND id = 1;").layout() == "-");
    const Advised advised(partitioned + days
                          + "DELETE FROM t WHERE id = 1;"
                            "INSERT OVERWRITE t PARTITION (dt = '2026-01-01') SELECT 1;");
    CHECK(advised.layout() == "unpartition dt id 3/4");
    CHECK(advised.table("t").scattered.size() == 1);
    CHECK(
        advised.table("t").layout->statements
        == Lines{"ALTER TABLE c.s.t REPLACE PARTITIONED BY WITH CLUSTER BY (dt, id)", "OPTIMIZE c.s.t FULL"});
    CHECK(advised.table("t").layout->checks
          == Lines{"REPLACE PARTITIONED BY needs Databricks Runtime 18.1; before that, create a clustered "
                   "table beside it and copy the rows",
                   "1 statement names a PARTITION of it (a.sql), which fails without partitions: write "
                   "REPLACE WHERE or REPLACE USING there"});
}

TEST_CASE("A bound on what a partition column is generated from is one on both") {
    const std::string generated = "CREATE TABLE t (id INT, ts TIMESTAMP, dt DATE GENERATED ALWAYS AS "
                                  "(CAST(ts AS DATE))) PARTITIONED BY (dt);";
    const Advised advised(
        generated + "SELECT * FROM t WHERE ts > '2026-01-01'; DELETE FROM t WHERE ts < '2020-01-01';");
    CHECK(advised.layout() == "-");
    CHECK(advised.table("t").served == 2);
    CHECK(advised.table("t").scattered.empty());
}

TEST_CASE("What a daily partition would do to changes is said with the keys") {
    const Advised advised(std::string(plain)
                          + "SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = "
                            "'2026-01-02'; DELETE FROM t WHERE id = 7;");
    CHECK(advised.layout() == "cluster dt id 3/3");
    CHECK(advised.table("t").date == "dt");
    CHECK(advised.table("t").would_scatter.size() == 1);
}

TEST_CASE("Without CREATE there is no layout to go by, but PARTITION in a write tells it") {
    const std::string reads =
        "SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02';";
    CHECK(Advised(reads).layout() == "unseen dt 2/2");
    const Advised written(reads + "INSERT OVERWRITE t PARTITION (dt = '2026-01-01') SELECT 1;");
    CHECK(written.layout() == "-");
    CHECK(written.table("t").written_partitions == Lines{"dt"});
    CHECK(written.table("t").served == 3);
    CHECK(Advised(reads + "ALTER TABLE t ADD PARTITION (dt = '2026-01-01');").layout() == "-");
    CHECK(Advised(reads + "DELETE FROM t WHERE dt < '2020-01-01'; OPTIMIZE t WHERE dt >= '2026-01-01';")
              .layout()
          == "-");
}

TEST_CASE("What hides the layout leaves it open") {
    const std::string reads =
        "SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02';";
    CHECK(Advised("CREATE TABLE t (dt DATE) CLUSTER BY AUTO;" + reads).layout()
          == "- CLUSTER BY AUTO leaves the choice of keys to the engine");
    CHECK(Advised("CREATE TABLE t (dt DATE) CLUSTER BY (${k});" + reads).layout()
          == "- a placeholder stands for a key of its layout");
    CHECK(Advised("CREATE TABLE t (dt DATE) USING ${f};" + reads).layout()
          == "- its format is only known when the job runs");
}

TEST_CASE("Partitions are proposed by dates, where clustering is no choice") {
    const std::string reads = "SELECT * FROM t WHERE dt = '2026-01-01' AND k = 'ab'; SELECT * FROM t WHERE "
                              "dt = '2026-01-02' AND k = 'cd';";
    const Advised parquet("CREATE TABLE t (dt DATE, k STRING) USING PARQUET;" + reads);
    CHECK(parquet.layout() == "partition dt 2/2");
    CHECK(parquet.table("t").layout->statements
          == Lines{"CREATE TABLE c.s.t_by_dt USING parquet PARTITIONED BY (dt) AS SELECT * FROM c.s.t"});
    CHECK(Advised("CREATE TABLE t (dt STRING, k STRING) USING PARQUET;" + reads).layout()
          == "- it has no CLUSTER BY as it is no Delta table, and to partition by none of `dt` and `k` is "
             "known to be a date");
    const std::string policy =
        "version: 1\nlayers:\n  l:\n    schemas: ['*.s']\n    layout: { style: partitioned }\n";
    CHECK(Advised("CREATE TABLE t (dt DATE, k STRING);" + reads, policy).layout() == "partition dt 2/2");
    CHECK(Advised("CREATE TABLE t (dt DATE, id INT) PARTITIONED BY (dt); DELETE FROM t WHERE id = 1;", policy)
              .layout()
          == "- `id` would help, and layer `l` requires partitions");
}

TEST_CASE("A key needs statistics, and the DDL sees to them") {
    std::string columns;
    for (int i = 1; i <= 32; ++i)
        columns += fmt::format("c{} INT, ", i);
    const std::string wide = "CREATE TABLE t (" + columns + "dt DATE)";
    const std::string reads =
        "SELECT * FROM t WHERE dt = '2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02';";
    CHECK(Advised(wide + ";" + reads).table("t").layout->statements
          == Lines{"ALTER TABLE c.s.t SET TBLPROPERTIES ('delta.dataSkippingNumIndexedCols' = '33')",
                   "ANALYZE TABLE c.s.t COMPUTE DELTA STATISTICS", "ALTER TABLE c.s.t CLUSTER BY (dt)",
                   "OPTIMIZE c.s.t FULL"});
    CHECK(Advised(wide + " TBLPROPERTIES ('delta.dataSkippingStatsColumns' = 'c1');" + reads)
              .table("t")
              .layout->statements.front()
          == "ALTER TABLE c.s.t SET TBLPROPERTIES ('delta.dataSkippingStatsColumns' = 'c1,dt')");
    CHECK(Advised("CREATE TABLE t AS SELECT * FROM elsewhere;" + reads).table("t").layout->checks.size()
          == 1);
}

TEST_CASE("Jobs that another layout breaks are to be looked at before") {
    const std::string purge = "DELETE FROM t WHERE id = 1;";
    const Advised overwritten(
        "CREATE TABLE t (id INT, dt DATE) PARTITIONED BY (dt); INSERT OVERWRITE t SELECT 1, '2026-01-01';"
        + purge);
    CHECK(overwritten.table("t").layout->checks.back()
          == "1 statement overwrites it (a.sql), which replaces all of a table without partitions, whatever "
             "partitionOverwriteMode says: write REPLACE WHERE or REPLACE USING there");
    const Advised ordered("CREATE TABLE t (id INT, dt DATE); OPTIMIZE t ZORDER BY (id);" + purge);
    CHECK(ordered.table("t").layout->checks
          == Lines{"1 statement optimizes it with ZORDER BY or WHERE (a.sql), which a clustered table "
                   "refuses: write OPTIMIZE alone there"});
}

TEST_CASE("A pipeline's table is laid out in its CREATE alone, whatever the policy asks of others") {
    const std::string policy =
        "version: 1\nlayers:\n  l:\n    schemas: ['*.s']\n    layout: { style: partitioned }\n";
    const Advised advised("CREATE MATERIALIZED VIEW t AS SELECT id, dt FROM u; SELECT * FROM t WHERE dt = "
                          "'2026-01-01'; SELECT * FROM t WHERE dt = '2026-01-02';",
                          policy);
    CHECK(advised.layout() == "cluster dt 2/2");
    CHECK(advised.table("t").layout->statements.empty());
}

TEST_CASE("A key that is generated gives way to what it is generated from") {
    const Advised advised(R"(
CREATE TABLE t (id INT, ts TIMESTAMP, dt DATE GENERATED ALWAYS AS (CAST(ts AS DATE))) PARTITIONED BY (dt);
SELECT * FROM t WHERE ts > '2026-01-01'; SELECT * FROM t WHERE ts > '2026-01-02'; DELETE FROM t WHERE id = 1;
)");
    CHECK(advised.layout() == "unpartition ts id 3/3");
}

TEST_CASE("A declared key that makes room is named") {
    const Advised advised("CREATE TABLE t (a INT, b INT, c INT, d INT, e INT) CLUSTER BY (a, b, c, d); "
                          "DELETE FROM t WHERE e = 1;");
    CHECK(advised.layout() == "recluster e a b c 1/1");
    CHECK(advised.table("t").layout->reasons.front() == "CLUSTER BY takes 4 keys, and `d` gives way");
}

TEST_CASE("A few reads do not change a layout that serves the others") {
    std::string reads = "CREATE TABLE t (a INT, b INT) CLUSTER BY (a); SELECT * FROM t WHERE b = 1; SELECT * "
                        "FROM t WHERE b = 2;";
    for (int i = 0; i < 7; ++i)
        reads += fmt::format("SELECT * FROM t WHERE a = {};", i);
    CHECK(Advised(reads).layout() == "-");
}

TEST_CASE("Changes that go across partitions, whatever their condition") {
    const std::string partitioned = "CREATE TABLE t (id INT, e STRING, dt DATE) PARTITIONED BY (dt);";
    const auto count = [&](const std::string& sql) {
        return Advised(partitioned + sql).table("t").scattered.size();
    };
    CHECK(count("DELETE FROM t WHERE id = 5 OR e = 'x@y';") == 1);
    CHECK(count("DELETE FROM t WHERE id NOT IN (SELECT id FROM u);") == 1);
    CHECK(count("DELETE FROM t WHERE id = 5 AND year(dt) = 2026;") == 0);
    CHECK(count("DELETE FROM t;") == 0);
    CHECK(count("DELETE FROM t WHERE ${condition};") == 0);
}

TEST_CASE("All DDL is SQL that lakelint reads") {
    const Advised advised(R"(
CREATE TABLE `odd name` (`my day` DATE, id INT) PARTITIONED BY (`my day`);
DELETE FROM `odd name` WHERE id = 1;
CREATE TABLE `a-b`.x (s STRUCT<k: INT>, dt DATE);
DELETE FROM `a-b`.x WHERE s.k = 1;
MERGE INTO `a-b`.x AS t USING u ON t.dt = u.dt WHEN MATCHED THEN DELETE;
CREATE TABLE p (`select` DATE) USING ORC;
SELECT * FROM p WHERE `select` = '2026-01-01'; SELECT * FROM p WHERE `select` = '2026-01-02';
)");
    std::size_t count = 0;
    lower::Reader reader;
    const auto read = [&](const std::string& sql) {
        facts::FileFacts facts;
        reader.read(sql, source::OffsetMap(), facts);
        INFO(sql);
        CHECK(facts.faults.empty());
        CHECK(facts.statements.size() == 1);
        ++count;
    };
    for (const auto& table : advised.advice().tables()) {
        if (table.layout)
            for (const std::string& statement : table.layout->statements)
                read(statement);
        for (const auto& upkeep : table.upkeep)
            read(upkeep.statement);
    }
    CHECK(count == 9);
}

} // namespace
} // namespace lakelint::test
