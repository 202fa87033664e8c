// SPDX-License-Identifier: Apache-2.0

// Which statements use a table, and whose the columns are that they bound. Figures of a column: changes,
// filters, joins, joins with all rows, inside functions.
#include "advised.h"

namespace lakelint::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("A column counts once a statement, by the strongest way in which that bounds it") {
    const Advised advised(R"(
CREATE TABLE t (id INT, dt DATE, k STRING);
SELECT * FROM t AS a JOIN t AS b ON a.id = b.id WHERE a.dt = '2026-01-01' AND year(b.dt) = 2026;
SELECT * FROM t WHERE dt > '2026-01-01' AND lower(k) = 'a';
DELETE FROM t WHERE dt < '2020-01-01';
)");
    CHECK(advised.table("t").uses->uses.size() == 3);
    CHECK(advised.columns() == Lines{"dt: 1 2 0 0 0", "id: 0 0 1 0 0", "k: 0 0 0 0 1"});
}

TEST_CASE("A join counts where something filters the rows that are joined") {
    const Advised advised(R"(
CREATE TABLE t (dt DATE, store INT);
CREATE TABLE days (day DATE, year INT);
CREATE TABLE stores (id INT);
SELECT * FROM t JOIN days AS d ON t.dt = d.day JOIN stores AS s ON t.store = s.id WHERE d.year = 2026;
SELECT * FROM t, days, stores WHERE dt = day AND store = id AND year = 2025;
SELECT * FROM t WHERE store IN (SELECT id FROM stores);
)");
    CHECK(advised.columns() == Lines{"dt: 0 0 2 0 0", "store: 0 0 0 3 0"});
}

TEST_CASE("What a CTE or a subquery yields is filtered where all that it can be made of is") {
    const std::string tables =
        "CREATE TABLE t (id INT); CREATE TABLE d (id INT, city STRING); CREATE TABLE e (id INT);";
    const auto columns = [&](const std::string& sql) { return Advised(tables + sql).columns(); };
    CHECK(columns("WITH f AS (SELECT id FROM d WHERE city = 'ab') SELECT * FROM t JOIN f ON t.id = f.id;")
          == Lines{"id: 0 0 1 0 0"});
    CHECK(columns("WITH f AS (SELECT id FROM d) SELECT * FROM t JOIN f ON t.id = f.id;")
          == Lines{"id: 0 0 0 1 0"});
    CHECK(columns("WITH f AS (SELECT d.id FROM d JOIN e ON d.id = e.id WHERE city = 'ab') SELECT * FROM t "
                  "JOIN f ON t.id = f.id;")
          == Lines{"id: 0 0 0 1 0"});
    CHECK(columns("SELECT * FROM t WHERE id IN (SELECT id FROM d WHERE city = 'ab');")
          == Lines{"id: 0 0 1 0 0"});
    CHECK(columns("SELECT * FROM c.s.t JOIN c.s.d ON c.s.t.id = c.s.d.id WHERE c.s.d.city = 'ab';")
          == Lines{"id: 0 0 1 0 0"});
}

TEST_CASE("Two scans of a statement prune only if both do") {
    const Advised advised(R"(
CREATE TABLE t (id INT, dt DATE) CLUSTER BY (dt);
SELECT * FROM t WHERE dt = '2026-01-01' UNION ALL SELECT * FROM t;
SELECT * FROM t WHERE dt = '2026-01-01' UNION ALL SELECT * FROM t WHERE dt = '2026-01-02';
UPDATE t SET id = (SELECT max(id) FROM t) WHERE dt = '2026-01-01';
)");
    CHECK(advised.table("t").uses->uses.size() == 3);
    CHECK(advised.table("t").served == 1);
}

TEST_CASE("What a statement does once or cannot prune by is no evidence") {
    const std::string table = "CREATE TABLE t (id INT, k STRING, dt DATE);";
    CHECK(Advised(table + "UPDATE t SET k = 'new' WHERE k IS NULL;").columns().empty());
    CHECK(Advised(table + "MERGE INTO t USING u ON t.id = u.id WHEN NOT MATCHED BY SOURCE THEN DELETE;")
              .columns()
              .empty());
    CHECK(Advised(table + "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE;").columns()
          == Lines{"id: 1 0 0 0 0"});
}

TEST_CASE("Names that are no table's in the end, or the engine's own, get no advice") {
    const auto count = [](const std::string& sql) { return Advised(sql).advice().tables().size(); };
    CHECK(count("CREATE TABLE t (id INT); DELETE FROM t WHERE id = 1; DROP TABLE t;") == 0);
    CHECK(count("CREATE TABLE t (id INT); DELETE FROM t WHERE id = 1; ALTER TABLE t RENAME TO final;") == 1);
    CHECK(count("SELECT * FROM v WHERE id = 1; DROP VIEW v;") == 0);
    CHECK(count("SELECT * FROM system.billing.usage WHERE id = 1; SELECT * FROM c.information_schema.tables;")
          == 0);
    const std::string hidden = "DELETE FROM ${t} WHERE id = 1; DELETE FROM ${db}.x WHERE id = 1;";
    CHECK(Advised(hidden).layout("x") == "- which table it is, is only known when the job runs");
    CHECK(Advised(hidden).layout("${t}") == "- which table it is, is only known when the job runs");
}

TEST_CASE("A column without a qualifier belongs to the table that is known to have it") {
    const Advised advised(R"(
SELECT * FROM facts, dims WHERE f_day = d_day AND d_year = 2026 AND x = 1;
SELECT * FROM facts WHERE f_day = '2026-01-01';
SELECT d_day FROM dims AS d WHERE d.d_year = 2025 AND d.d_day IS NULL;
)");
    CHECK(advised.columns("facts") == Lines{"f_day: 0 1 1 0 0"});
    CHECK(advised.columns("dims") == Lines{"d_year: 0 2 0 0 0", "d_day: 0 1 0 1 0"});
    CHECK(advised.table("facts").uses->doubtful == std::set<std::string>{"x"});
    CHECK(advised.table("dims").uses->doubtful == std::set<std::string>{"x"});
}

TEST_CASE("Nobody's guess: a column that two tables may have is left open") {
    const Advised advised(
        "SELECT * FROM a, b WHERE dt = '2026-01-01'; SELECT * FROM a, b WHERE dt = '2026-01-02';");
    CHECK(advised.columns("a").empty());
    CHECK(advised.layout("a") == "-");
    CHECK(advised.table("b").uses->doubtful == std::set<std::string>{"dt"});
}

TEST_CASE("A table whose columns are all known has no others") {
    const Advised advised(R"(
CREATE TABLE t (id INT);
MERGE INTO t USING (VALUES 5 s(id)) ON t.id = s.id WHEN NOT MATCHED THEN INSERT *;
SELECT * FROM t, u WHERE id = 1 AND other = 2;
)");
    CHECK(advised.columns() == Lines{"id: 1 1 0 0 0"});
    CHECK(advised.table("t").uses->doubtful.empty());
}

TEST_CASE("Reads go through views, and views read nothing themselves") {
    const Advised advised(R"(
CREATE TABLE t (id INT, dt DATE);
CREATE VIEW v AS SELECT id AS nr, dt FROM t WHERE dt > '2020-01-01';
CREATE TEMPORARY VIEW w AS SELECT nr FROM v;
SELECT * FROM v WHERE nr = 1;
SELECT * FROM w WHERE nr = 2;
)");
    CHECK(advised.table("t").uses->uses.size() == 2);
    CHECK(advised.columns() == Lines{"dt: 0 2 0 0 0", "id: 0 2 0 0 0"});
}

TEST_CASE("Appends and what ends early are no uses; replacing writes are") {
    const Advised advised(R"(
CREATE TABLE t (id INT, dt DATE) PARTITIONED BY (dt);
INSERT INTO t VALUES (1, '2026-01-01');
INSERT OVERWRITE t SELECT 1, '2026-01-01';
SELECT * FROM t LIMIT 10;
INSERT OVERWRITE t PARTITION (dt = '2026-01-01') SELECT 1;
INSERT INTO t REPLACE WHERE dt = '2026-01-01' SELECT 1, '2026-01-01';
)");
    CHECK(advised.table("t").uses->uses.size() == 2);
    CHECK(advised.columns() == Lines{"dt: 2 0 0 0 0"});
}

} // namespace
} // namespace lakelint::test
