// SPDX-License-Identifier: Apache-2.0

// Which conditions let the engine leave out parts of a table, as partition/unpruned-read and unpruned-write
// see them. Each row is one statement over the tables and views below, and what is said of it.
#include "rules/run_rule.h"
#include "support/catch.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {
namespace {

enum class Expected { bounded, unbounded, unknown };

struct Row {
    Expected expected;
    const char* sql;
};

/// `p` is partitioned by `dt`, `c` clustered by `ts`, `g` partitioned by what is generated from `ts`.
constexpr std::string_view tables = R"(
CREATE TABLE a.b.p (id BIGINT, dt DATE, other DATE) PARTITIONED BY (dt);
CREATE TABLE a.b.c (id BIGINT, ts TIMESTAMP, name STRING) CLUSTER BY (ts, name);
CREATE TABLE a.b.g (id BIGINT, ts TIMESTAMP, day DATE GENERATED ALWAYS AS (CAST(ts AS DATE))) PARTITIONED BY (day);
CREATE TABLE a.b.plain (id BIGINT, dt DATE, ts TIMESTAMP);
CREATE VIEW a.b.v AS SELECT id, dt AS d, year(dt) AS y FROM a.b.p;
CREATE VIEW a.b.vv (nr, d2, y2) AS SELECT id, d, y FROM a.b.v;
CREATE VIEW a.b.star AS SELECT * FROM a.b.p;
CREATE VIEW a.b.first AS SELECT * FROM a.b.p LIMIT 10;
CREATE VIEW a.b.latest AS SELECT id, dt FROM a.b.p ORDER BY id LIMIT 10;
CREATE VIEW a.b.latest_of_all AS SELECT * FROM (SELECT * FROM a.b.p ORDER BY id LIMIT 10);
CREATE VIEW a.b.ranked AS SELECT *, row_number() OVER (PARTITION BY id ORDER BY dt) AS n FROM a.b.p;
CREATE VIEW a.b.ranked_by_dt AS SELECT *, row_number() OVER (PARTITION BY dt ORDER BY id) AS n FROM a.b.p;
CREATE VIEW a.b.renumbered AS SELECT id, dt AS d, count(*) OVER w AS n FROM a.b.p WINDOW w AS (PARTITION BY dt);
CREATE VIEW a.b.totals AS SELECT dt, count(*) AS n FROM a.b.p GROUP BY ROLLUP (dt);
CREATE VIEW a.b.latest_and_all AS (SELECT id, dt FROM a.b.p ORDER BY id LIMIT 10) UNION ALL SELECT id, dt FROM a.b.p;
CREATE VIEW a.b.narrow AS SELECT id FROM a.b.p WHERE dt = current_date();
CREATE VIEW a.b.circle1 AS SELECT * FROM a.b.circle2;
CREATE VIEW a.b.circle2 AS SELECT * FROM a.b.circle1;
USE a.b;
)";

const rule::Registered& rule_of(std::string_view id) {
    const auto all = rule::registry();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

std::string_view word(Expected expected) {
    switch (expected) {
    case Expected::bounded: return "bounded";
    case Expected::unbounded: return "unbounded";
    default: return "not knowable";
    }
}

void check(std::string_view id, const std::vector<Row>& rows) {
    const rule::Registered& rule = rule_of(id);
    const std::string policy = "layers: {}\nrules: { " + std::string(id) + ": error }\n";
    for (const Row& row : rows) {
        const Said said = run_rule(
            rule, policy, {{"a.sql", std::string(tables)}, {"b.sql", "USE a.b;\n" + std::string(row.sql)}});
        const Expected found = !said.diagnostics.empty()  ? Expected::unbounded
                               : !said.unresolved.empty() ? Expected::unknown
                                                          : Expected::bounded;
        INFO(row.sql << "\nfound: " << word(found));
        CHECK(word(row.expected) == word(found));
    }
}

using enum Expected;

TEST_CASE("Conditions that prune where a table is read", "[pruning]") {
    check(
        "partition/unpruned-read",
        {
            // Comparisons
            {bounded, "SELECT * FROM p WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM p WHERE '2026-01-01' <= dt"},
            {bounded, "SELECT * FROM p WHERE dt <=> '2026-01-01'"},
            {bounded, "SELECT * FROM p WHERE dt BETWEEN '2026-01-01' AND '2026-01-31'"},
            {bounded, "SELECT * FROM p WHERE dt IN ('2026-01-01', '2026-01-02')"},
            {bounded, "SELECT * FROM p WHERE dt IS NULL"},
            {bounded, "SELECT * FROM p WHERE dt = (SELECT max(dt) FROM plain)"},
            {bounded, "SELECT * FROM p WHERE dt >= current_date() - INTERVAL 7 DAYS"},
            {bounded, "SELECT * FROM p WHERE dt = :day"},
            {bounded, "SELECT * FROM p WHERE dt = '${day}'"},
            {unbounded, "SELECT * FROM p"},
            {unbounded, "SELECT * FROM p WHERE id = 1"},
            {unbounded, "SELECT * FROM p WHERE dt <> '2026-01-01'"},
            {unbounded, "SELECT * FROM p WHERE dt NOT IN ('2026-01-01')"},
            {unbounded, "SELECT * FROM p WHERE dt IS NOT NULL"},
            {unbounded, "SELECT * FROM p WHERE dt = other"},
            {unbounded, "SELECT * FROM p WHERE 1 = 1"},
            // AND, OR, NOT
            {bounded, "SELECT * FROM p WHERE id = 1 AND dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM p WHERE id = 1 OR dt = '2026-01-01'"},
            {bounded, "SELECT * FROM p WHERE (dt = '2026-01-01' AND id = 1) OR dt = '2026-01-02'"},
            {bounded, "SELECT * FROM p WHERE NOT (dt < '2026-01-01')"},
            {bounded, "SELECT * FROM p WHERE NOT (dt <> '2026-01-01' OR id = 1)"},
            {unbounded, "SELECT * FROM p WHERE NOT (dt = '2026-01-01')"},
            // Functions: evaluated on the values of partitions, lost on least and greatest values
            {bounded, "SELECT * FROM p WHERE year(dt) = 2026"},
            {bounded, "SELECT * FROM p WHERE CAST(dt AS STRING) LIKE '2026%'"},
            {bounded, "SELECT * FROM p WHERE date_trunc('MONTH', dt) = '2026-01-01'"},
            {bounded, "SELECT * FROM c WHERE ts >= '2026-01-01'"},
            {unbounded, "SELECT * FROM c WHERE date(ts) = '2026-01-01'"},
            {unbounded, "SELECT * FROM c WHERE CAST(ts AS DATE) = '2026-01-01'"},
            {unbounded, "SELECT * FROM c WHERE ts::date = '2026-01-01'"},
            {bounded, "SELECT * FROM c WHERE name LIKE 'abc%'"},
            {unbounded, "SELECT * FROM c WHERE name LIKE '%abc'"},
            {unbounded, "SELECT * FROM c WHERE upper(name) = 'ABC'"},
            // Generated columns
            {bounded, "SELECT * FROM g WHERE ts >= '2026-01-01'"},
            {bounded, "SELECT * FROM g WHERE day = '2026-01-01'"},
            {unknown, "SELECT * FROM g WHERE date(ts) = '2026-01-01'"},
            {unbounded, "SELECT * FROM g WHERE id = 1"},
            // Joins
            {bounded, "SELECT * FROM p JOIN plain ON p.dt = plain.dt"},
            {bounded, "SELECT * FROM p JOIN plain USING (dt)"},
            {unbounded, "SELECT * FROM p JOIN plain USING (id)"},
            {unbounded, "SELECT * FROM p JOIN plain ON p.id = plain.id WHERE plain.dt = '2026-01-01'"},
            {bounded, "SELECT * FROM p JOIN g ON p.id = g.id WHERE dt = '2026-01-01' AND day = '2026-01-01'"},
            {bounded, "SELECT * FROM p JOIN plain ON p.dt = plain.dt AND plain.dt = '2026-01-01'"},
            {bounded, "SELECT * FROM plain LEFT JOIN p ON p.id = plain.id AND p.dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM p LEFT JOIN plain ON p.id = plain.id AND p.dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM p FULL JOIN plain USING (dt)"},
            {bounded, "SELECT * FROM plain LEFT JOIN p USING (dt)"},
            {bounded, "SELECT * FROM p LEFT JOIN plain ON p.id = plain.id WHERE p.dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM plain, p JOIN plain q USING (id) WHERE q.dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM p, plain JOIN plain q USING (dt)"},
            {bounded, "SELECT * FROM p LEFT SEMI JOIN plain USING (dt)"},
            // NATURAL JOIN
            {unknown, "SELECT * FROM p NATURAL JOIN plain"},
            {unknown, "SELECT * FROM plain NATURAL LEFT JOIN p"},
            {unbounded, "SELECT * FROM p NATURAL LEFT JOIN plain"},
            {unbounded, "SELECT * FROM p NATURAL FULL JOIN plain"},
            {bounded, "SELECT * FROM p NATURAL JOIN plain WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM p NATURAL JOIN (SELECT dt, id FROM plain) x"},
            {unbounded, "SELECT * FROM p NATURAL JOIN (SELECT id FROM plain) x"},
            {unknown, "SELECT * FROM (SELECT * FROM p) x NATURAL JOIN plain"},
            {unknown, "SELECT * FROM v NATURAL JOIN plain"},
            {unknown, "SELECT * FROM (SELECT id FROM p) x NATURAL JOIN plain"},
            // Subqueries in conditions
            {bounded, "SELECT * FROM p WHERE dt IN (SELECT dt FROM plain)"},
            {bounded, "SELECT * FROM p WHERE EXISTS (SELECT 1 FROM plain x WHERE x.dt = p.dt)"},
            {unbounded, "SELECT * FROM p WHERE NOT EXISTS (SELECT 1 FROM plain x WHERE x.dt = p.dt)"},
            {bounded, "SELECT * FROM plain WHERE EXISTS (SELECT 1 FROM p WHERE p.dt = plain.dt)"},
            {unbounded, "SELECT * FROM plain WHERE id IN (SELECT id FROM p)"},
            // Columns that the table does not have as it is made
            {unknown, "SELECT * FROM p WHERE day = '2026-01-01'"},
            {unknown, "SELECT * FROM p WHERE p.day = '2026-01-01' AND id = 1"},
            {bounded, "SELECT * FROM p WHERE day = '2026-01-01' AND dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM p WHERE _metadata.file_size > 1"},
            {unbounded, "SELECT * FROM p JOIN plain ON p.id = plain.id WHERE day = '2026-01-01'"},
            // Holes
            {unknown, "SELECT * FROM p WHERE ${condition}"},
            {unknown, "SELECT * FROM p WHERE id = 1 AND ${condition}"},
            {bounded, "SELECT * FROM p WHERE dt = '2026-01-01' AND ${condition}"},
            {unknown, "SELECT * FROM p WHERE ${column} = 1"},
            {unknown, "SELECT * FROM (SELECT * FROM p) WHERE ${condition}"},
            {unknown, "SELECT * FROM v WHERE ${condition}"},
            // Peeks, time travel
            {bounded, "SELECT * FROM p LIMIT 10"},
            {unbounded, "SELECT * FROM p ORDER BY id LIMIT 10"},
            {unbounded, "SELECT count(*) FROM p LIMIT 10"},
            {unbounded, "SELECT DISTINCT id FROM p LIMIT 10"},
            {unbounded, "SELECT id, row_number() OVER (ORDER BY id) FROM p LIMIT 10"},
            {unbounded, "SELECT * FROM p WHERE id = 1 LIMIT 10"},
            {bounded, "TABLE p LIMIT 10"},
            {bounded, "SELECT * FROM (SELECT * FROM p) LIMIT 10"},
            {bounded, "SELECT id FROM (SELECT id, dt FROM (SELECT * FROM p) x) y LIMIT 10 OFFSET 5"},
            {bounded, "SELECT * FROM (SELECT * FROM p LIMIT 10) WHERE id = 1"},
            {bounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x LIMIT 10"},
            {bounded, "WITH x AS (SELECT * FROM p), y AS (SELECT id FROM x) SELECT * FROM y LIMIT 10"},
            {bounded, "WITH x AS (SELECT * FROM p) SELECT * FROM (SELECT * FROM x WHERE dt = '2026-01-01') "
                      "UNION ALL (SELECT * FROM x LIMIT 10)"},
            {unbounded, "WITH x AS (SELECT * FROM p WHERE id = 1) SELECT * FROM x LIMIT 10"},
            {unbounded, "WITH x AS (SELECT * FROM p ORDER BY id) SELECT * FROM x LIMIT 10"},
            {unbounded, "WITH x AS (SELECT count(*) FROM p) SELECT * FROM x LIMIT 10"},
            {unbounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x WHERE id = 1 UNION ALL "
                        "(SELECT * FROM x LIMIT 10)"},
            {unbounded, "SELECT * FROM (SELECT * FROM p UNION SELECT * FROM p) LIMIT 10"},
            {unbounded, "SELECT * FROM p VERSION AS OF 3 WHERE id = 1"},
            {bounded, "SELECT * FROM table_changes('a.b.p', 1)"},
        });
}

TEST_CASE("Conditions on a query count for what it reads where the engine pushes them down", "[pruning]") {
    check(
        "partition/unpruned-read",
        {
            // Subqueries and common tables
            {bounded, "SELECT * FROM (SELECT id, dt FROM p) WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM (SELECT * FROM p) s WHERE s.dt = '2026-01-01'"},
            {bounded, "SELECT * FROM (SELECT dt AS d FROM p) WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT dt AS d, other AS dt FROM p) WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM (SELECT id, dt FROM p) AS s(a, b) WHERE b = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT id, dt FROM p) AS s(dt, id) WHERE dt = '2026-01-01'"},
            {bounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x WHERE dt = '2026-01-01'"},
            {bounded,
             "WITH x (a, b) AS (SELECT id, dt FROM p) SELECT * FROM x AS y WHERE y.b = '2026-01-01'"},
            {bounded,
             "WITH x AS (SELECT * FROM p), y AS (SELECT dt AS d FROM x) SELECT * FROM y WHERE d > '2026'"},
            {bounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x WHERE dt = '2026-01-01' UNION ALL "
                      "SELECT * FROM x WHERE dt = '2026-01-02'"},
            {unbounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x WHERE dt = '2026-01-01' UNION ALL "
                        "SELECT * FROM x WHERE id = 1"},
            {unbounded, "WITH x AS (SELECT * FROM p) SELECT * FROM x JOIN (TABLE x) y ON x.id = y.id WHERE "
                        "x.dt = '2026'"},
            {bounded, "WITH x AS (SELECT * FROM p) SELECT * FROM plain JOIN x ON x.dt = plain.dt"},
            {bounded, "WITH x AS (SELECT id, dt FROM p) SELECT * FROM plain JOIN x USING (dt)"},
            {unbounded,
             "WITH x AS (SELECT id, dt FROM p) SELECT * FROM x LEFT JOIN plain ON x.dt = plain.dt"},
            {bounded, "SELECT * FROM (SELECT p.dt, g.day FROM p JOIN g ON p.id = g.id) "
                      "WHERE dt = '2026-01-01' AND day = '2026-01-01'"},
            {bounded, "INSERT INTO plain SELECT id, dt, NULL FROM (SELECT * FROM p) WHERE dt = '2026-01-01'"},
            {bounded, "CREATE TABLE n AS SELECT * FROM (SELECT id, dt FROM p) WHERE dt = '2026-01-01'"},
            {bounded, "MERGE INTO plain t USING (SELECT * FROM p) s ON t.id = s.id AND t.dt = s.dt WHEN "
                      "MATCHED THEN DELETE"},
            {unbounded,
             "MERGE INTO plain t USING (SELECT * FROM p) s ON t.id = s.id WHEN MATCHED THEN DELETE"},
            // What is computed
            {bounded, "SELECT * FROM (SELECT CAST(dt AS STRING) AS d FROM p) WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT date(ts) AS d FROM c) WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT max(dt) AS dt FROM p GROUP BY id) WHERE dt = '2026-01-01'"},
            // UNION goes by places
            {bounded,
             "SELECT * FROM (SELECT dt AS d FROM p UNION ALL SELECT dt FROM p) WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT dt, other FROM p UNION ALL SELECT other, dt FROM p) WHERE dt "
                        "= '2026-01-01'"},
            {bounded, "SELECT * FROM (SELECT * FROM p UNION ALL SELECT * FROM p) WHERE dt = '2026-01-01'"},
            // GROUP BY, HAVING, totals
            {bounded, "SELECT * FROM (SELECT dt, count(*) AS n FROM p GROUP BY dt) WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT dt, count(*) AS n FROM p GROUP BY dt) WHERE n > 1"},
            {bounded, "SELECT dt, count(*) FROM p GROUP BY dt HAVING dt = '2026-01-01'"},
            {unbounded, "SELECT id, max(dt) FROM p GROUP BY id HAVING max(dt) = '2026-01-01'"},
            {unbounded, "SELECT id, max(dt) AS dt FROM p GROUP BY id HAVING dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT dt, count(*) AS n FROM p GROUP BY ROLLUP (dt)) WHERE dt = '2026-01-01'"},
            // LIMIT, windows
            {unbounded, "SELECT * FROM (SELECT * FROM p ORDER BY id LIMIT 10) WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY dt ORDER BY id) AS n FROM p) "
                      "WHERE n = 1 AND dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY dt) AS n FROM p) "
             "WHERE n = 1 AND dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT dt, sum(id) OVER (ORDER BY dt) AS n FROM p) WHERE dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT * FROM p QUALIFY row_number() OVER (PARTITION BY id ORDER BY dt) = "
             "1) WHERE dt = '2026-01-01'"},
            {bounded,
             "SELECT * FROM (SELECT * FROM p QUALIFY row_number() OVER (PARTITION BY id, dt ORDER BY "
             "id) = 1) WHERE dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT id, dt, sum(id) OVER w AS n FROM p WINDOW w AS (PARTITION BY id)) "
             "WHERE dt = '2026-01-01'"},
            {bounded,
             "SELECT * FROM (SELECT id, dt, sum(id) OVER w AS n FROM p WINDOW w AS (PARTITION BY dt)) "
             "WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM (SELECT id, dt, sum(id) OVER (w ORDER BY dt) AS n FROM p WINDOW w AS "
                        "(PARTITION BY id)) WHERE dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT * FROM p QUALIFY sum(id) OVER `W` > 1 WINDOW v AS (PARTITION BY "
             "dt), w AS (PARTITION BY id)) WHERE dt = '2026-01-01'"},
            {unbounded,
             "SELECT * FROM (SELECT id, dt, sum(id) OVER w AS n FROM p WINDOW w AS v, v AS (PARTITION "
             "BY id)) WHERE dt = '2026-01-01'"},
            // Views
            {bounded, "SELECT * FROM v WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM v WHERE id = 1"},
            {unknown, "SELECT * FROM v WHERE y = 2026"},
            {bounded, "SELECT * FROM vv WHERE d2 = '2026-01-01'"},
            {unbounded, "SELECT * FROM vv WHERE nr = 1"},
            {bounded, "SELECT * FROM star WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM star"},
            {bounded, "SELECT * FROM star LIMIT 10"},
            {bounded, "SELECT * FROM first WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM latest WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM latest_of_all WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM ranked WHERE dt = '2026-01-01' AND n = 1"},
            {bounded, "SELECT * FROM ranked_by_dt WHERE dt = '2026-01-01'"},
            {unbounded, "SELECT * FROM ranked_by_dt WHERE id = 1"},
            {bounded, "SELECT * FROM renumbered WHERE d = '2026-01-01'"},
            {unbounded, "SELECT * FROM renumbered WHERE id = 1"},
            {unbounded, "SELECT * FROM totals WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM latest_and_all WHERE dt = '2026-01-01'"},
            {bounded, "SELECT * FROM narrow"},
            {bounded, "SELECT * FROM circle1"},
            {bounded, "WITH x AS (SELECT * FROM vv) SELECT * FROM x WHERE d2 = '2026-01-01'"},
            {bounded, "CREATE VIEW w AS SELECT * FROM p"},
            {bounded, "CREATE TEMP VIEW w AS SELECT * FROM p; SELECT * FROM w WHERE dt = '2026-01-01'"},
            {unbounded, "CREATE TEMP VIEW w AS SELECT * FROM p; SELECT * FROM w WHERE id = 1"},
            {unknown, "SELECT * FROM elsewhere WHERE id = 1"},
        });
}

TEST_CASE("Conditions that prune where a table is changed", "[pruning]") {
    check(
        "partition/unpruned-write",
        {
            {bounded, "DELETE FROM p WHERE dt = '2026-01-01'"},
            {unbounded, "DELETE FROM p WHERE id IN (SELECT id FROM plain WHERE dt = '2026-01-01')"},
            {bounded, "UPDATE p SET id = 1 WHERE dt IN (SELECT dt FROM plain)"},
            {bounded, "DELETE FROM g WHERE ts < '2026-01-01'"},
            {unbounded, "DELETE FROM c WHERE date(ts) < '2026-01-01'"},
            {bounded, "MERGE INTO p USING plain s ON p.dt = s.dt AND p.id = s.id WHEN MATCHED THEN DELETE"},
            {bounded, "MERGE INTO p USING (SELECT id, ts FROM plain) s ON p.id = s.id AND dt = '2026-01-01' "
                      "WHEN MATCHED THEN DELETE"},
            {unbounded,
             "MERGE INTO p USING plain s ON p.id = s.id AND s.dt = '2026-01-01' WHEN MATCHED THEN DELETE"},
            {unknown, "MERGE INTO p USING plain s ON ${condition} WHEN MATCHED THEN DELETE"},
        });
}

/// A chain of views is followed once for each of its readers.
TEST_CASE("Bounds pass through hundreds of views, common tables and subqueries", "[pruning]") {
    std::string views = "CREATE VIEW a.b.v0 AS SELECT * FROM a.b.p;\n";
    std::string common = "WITH x0 AS (SELECT * FROM a.b.p)";
    for (int i = 1; i < 500; ++i) {
        const std::string own = std::to_string(i);
        const std::string before = std::to_string(i - 1);
        views += "CREATE VIEW a.b.v" + own + " AS SELECT * FROM a.b.v" + before + ";\n";
        common += ", x" + own + " AS (SELECT * FROM x" + before + ")";
    }
    const rule::Registered& rule = rule_of("partition/unpruned-read");
    const std::string policy = "layers: {}\nrules: { partition/unpruned-read: error }\n";
    const auto findings = [&](const std::string& sql) {
        const Said said = run_rule(rule, policy, {{"a.sql", std::string(tables) + views}, {"b.sql", sql}});
        CHECK(said.unresolved.empty());
        return said.diagnostics.size();
    };
    CHECK(findings("SELECT * FROM a.b.v499 WHERE dt = '2026-01-01';") == 0);
    CHECK(findings("SELECT * FROM a.b.v499 WHERE id = 1;") == 1);
    CHECK(findings(common + " SELECT * FROM x499 WHERE dt = '2026-01-01';") == 0);
    CHECK(findings(common + " SELECT * FROM x499 WHERE id = 1;") == 1);
}

} // namespace
} // namespace lakelint::test
