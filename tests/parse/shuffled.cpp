// SPDX-License-Identifier: Apache-2.0

// Statements in any company: shuffled, joined, and cut off at every byte, each keeps the verdict it has
// alone.
#include "lower/lower.h"
#include "support/catch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {
namespace {

constexpr std::array statements = {
    "SELECT 1",
    "SELECT a, b AS c, t.* FROM s.t AS t WHERE a >= 1 AND b IN ('x', 'y;z')",
    "SELECT DISTINCT a FROM t LEFT JOIN u ON t.id = u.id -- a; comment\nORDER BY a DESC NULLS LAST LIMIT 10",
    "WITH c (x) AS (SELECT 1), d AS (TABLE c) SELECT * FROM c, d WHERE EXISTS (SELECT 1 FROM e)",
    "SELECT CASE a WHEN 1 THEN 'one' ELSE \"many\" END, if(a, b, c), cast(a AS DECIMAL(10, 2)), a::int FROM "
    "t",
    "SELECT body:customer.name[0]::string, map['k'], arr[1], struct(a AS b).b FROM t",
    "SELECT sum(a) FILTER (WHERE b > 0) OVER (PARTITION BY c ORDER BY d ROWS BETWEEN 1 PRECEDING AND CURRENT "
    "ROW) FROM t",
    "SELECT a, count(*) FROM t GROUP BY ALL HAVING count(*) > 1 QUALIFY row_number() OVER (ORDER BY a) = 1",
    "SELECT a FROM t GROUP BY GROUPING SETS ((a, b), a, ())",
    "((SELECT 1) UNION ALL (VALUES 1, 2)) EXCEPT TABLE t",
    "SELECT * FROM t TABLESAMPLE (10 PERCENT) REPEATABLE (1) LATERAL VIEW OUTER explode(a) e AS x",
    "SELECT * FROM t PIVOT (sum(a) AS s FOR b IN (1 AS one, 2)) UNPIVOT (v FOR k IN (x, y))",
    "SELECT * FROM delta.`/mnt/a;b` VERSION AS OF 3, t@v12, u TIMESTAMP AS OF current_date() - INTERVAL 1 "
    "DAY",
    "FROM t |> WHERE a > 1 |> AGGREGATE count(*) AS n GROUP BY b |> ORDER BY n",
    "SELECT transform(a, x -> x + 1), filter(b, (x, i) -> x > i), a -> b FROM t",
    "SELECT * EXCEPT (a, b) FROM STREAM(ods.t), read_files('/x', format => 'csv')",
    "VALUES (1, 'a'), (2, 'b') AS t(a, b)",
    "INSERT INTO t (a, b) VALUES (1, DEFAULT), (2, 'it''s')",
    "INSERT OVERWRITE TABLE t PARTITION (dt = '2026-01-01', hr) SELECT * FROM s",
    "INSERT INTO t BY NAME SELECT 1 AS a",
    "INSERT INTO t REPLACE WHERE dt = '2026-01-01' SELECT * FROM s",
    "INSERT INTO t AS x REPLACE ON x.id = y.id (SELECT * FROM s) AS y",
    "FROM s INSERT INTO a SELECT x INSERT OVERWRITE TABLE b SELECT y WHERE y > 1",
    "UPDATE t AS x SET a = 1, b.c = DEFAULT WHERE x.dt = current_date()",
    "DELETE FROM t WHERE dt < '2020-01-01' OR id IN (SELECT id FROM s)",
    "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.x THEN DELETE WHEN MATCHED THEN UPDATE SET * "
    "WHEN NOT MATCHED THEN INSERT (a, b) VALUES (s.a, s.b) WHEN NOT MATCHED BY SOURCE THEN DELETE",
    "COPY INTO t FROM '/x' FILEFORMAT = JSON FORMAT_OPTIONS ('a' = 'b') COPY_OPTIONS ('c' = 'd')",
    "CREATE TABLE IF NOT EXISTS k.s.t (id BIGINT NOT NULL COMMENT 'it;s', a ARRAY<STRUCT<b: MAP<STRING, "
    "INT>>>) "
    "USING DELTA PARTITIONED BY (dt) TBLPROPERTIES ('a' = 'b', c.d = true)",
    "CREATE OR REPLACE TABLE t CLUSTER BY (a) AS SELECT * FROM s",
    "CREATE TABLE t (a INT GENERATED ALWAYS AS IDENTITY (START WITH 1), CONSTRAINT c CHECK (a > 0))",
    "CREATE TABLE t SHALLOW CLONE s VERSION AS OF 1",
    "CREATE EXTERNAL TABLE t (a STRING) PARTITIONED BY (dt STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY "
    "'\\t' "
    "STORED AS TEXTFILE LOCATION '/x'",
    "CREATE VIEW v (a COMMENT 'x') COMMENT 'y' AS SELECT 1 AS a",
    "CREATE TEMPORARY VIEW v USING csv OPTIONS (path '/x', header 'true')",
    "CREATE MATERIALIZED VIEW m SCHEDULE EVERY 1 HOUR AS SELECT 1",
    "CREATE OR REFRESH STREAMING TABLE t (CONSTRAINT c EXPECT (a > 0) ON VIOLATION DROP ROW) AS SELECT * "
    "FROM STREAM s",
    "CREATE STREAMING TABLE t FLOW AUTO CDC FROM STREAM s KEYS (id) SEQUENCE BY at STORED AS SCD TYPE 2",
    "CREATE FUNCTION f(a INT DEFAULT 1) RETURNS INT LANGUAGE PYTHON AS $$ return a; # ; $$",
    "CREATE FUNCTION f(a INT) RETURNS TABLE (b INT) RETURN SELECT a AS b",
    "CREATE PROCEDURE p(IN a DATE, OUT b INT) LANGUAGE SQL AS BEGIN DELETE FROM t WHERE dt = a; SET b = 1; "
    "END",
    "CREATE SCHEMA IF NOT EXISTS s MANAGED LOCATION '/x' COMMENT 'y'",
    "ALTER TABLE t SET TBLPROPERTIES ('delta.logRetentionDuration' = '30 days')",
    "ALTER TABLE t ADD COLUMNS (a INT COMMENT 'x' AFTER b, c STRING FIRST)",
    "ALTER TABLE t ALTER COLUMN a TYPE BIGINT",
    "ALTER TABLE t DROP IF EXISTS PARTITION (dt = '2026-01-01'), PARTITION (dt = '2026-01-02')",
    "ALTER VIEW v AS SELECT 2",
    "DROP TABLE IF EXISTS k.s.t",
    "DROP SCHEMA s CASCADE",
    "TRUNCATE TABLE t PARTITION (dt = '2026-01-01')",
    "OPTIMIZE t WHERE dt > '2026-01-01' ZORDER BY (a, b)",
    "VACUUM t RETAIN 168 HOURS DRY RUN",
    "RESTORE TABLE t TO VERSION AS OF 3",
    "ANALYZE TABLE t COMPUTE STATISTICS FOR COLUMNS a, b",
    "MSCK REPAIR TABLE t SYNC PARTITIONS",
    "DESCRIBE HISTORY t LIMIT 1",
    "SHOW TABLES IN s LIKE 'a*'",
    "EXPLAIN FORMATTED SELECT 1",
    "USE CATALOG k",
    "SET spark.sql.x = it's 3",
    "SET VAR a = (SELECT max(b) FROM t)",
    "RESET spark.sql.x",
    "ADD JAR /tmp/x y.jar",
    "REFRESH TABLE t",
    "CACHE LAZY TABLE t OPTIONS ('storageLevel' 'DISK_ONLY') AS SELECT 1",
    "COMMENT ON TABLE t IS 'x'",
    "SET TAG ON COLUMN t.a pii = yes",
    "GRANT SELECT, MODIFY ON TABLE t TO `a b`",
    "REVOKE ALL PRIVILEGES ON SCHEMA s FROM u",
    "DECLARE OR REPLACE VARIABLE a INT DEFAULT 1",
    "EXECUTE IMMEDIATE 'SELECT ?' INTO a USING 1 AS b",
    "CALL p(1, a => 2)",
    "BEGIN DECLARE a INT; IF a > 1 THEN SELECT 1; ELSEIF b THEN SELECT 2; ELSE SELECT 3; END IF; END",
    "l: BEGIN FOR x AS SELECT 1 DO CASE WHEN x THEN SELECT 1; END CASE; END FOR; WHILE a DO LEAVE l; END "
    "WHILE; END l",
    "SELECT * FROM ${db}.t_{{ env }} WHERE dt = '${day}' AND ${condition}",
    "{% if a %} SELECT 1 {% else %} SELECT 2 {% endif %}",
    "SELECT * FROM IDENTIFIER(:name) WHERE a = ? AND b = :c",
    "SELECT /* a /* nested; */ comment */ 1",
    "SELECT `a``b;`, r'\\d;+', \"x\"\"y\", '中文;', 1.5e-3BD, .5, 0x FROM `db`.`表`",
    // Wrong ones.
    "SELECT a FORM t",
    "SELECT a, FROM t",
    "SELECT (a FROM t",
    "CREATE TABLE t (a INT",
    "INSERT INTO t VALUE (1)",
    "DELETE t WHERE a = 1",
    "SELECT a FROM t WHERE a = 1 b = 2",
    "MERGE INTO t USING s WHEN MATCHED THEN DELETE",
    "nonsense here",
    "SELECT a）",
};

facts::FileFacts read(lower::Reader& reader, std::string_view sql) {
    facts::FileFacts file;
    reader.read(sql, source::OffsetMap(), file);
    return file;
}

/// What is said of a statement alone: nothing, or the message.
std::vector<std::string> verdicts(lower::Reader& reader) {
    std::vector<std::string> all;
    for (const char* sql : statements) {
        const auto file = read(reader, sql);
        CAPTURE(sql);
        CHECK(file.statement_count == 1);
        REQUIRE(file.faults.size() <= 1);
        all.push_back(file.faults.empty() ? "" : file.faults.front().message);
    }
    return all;
}

/// A text of some of the statements, and where each of them begins.
struct Joined {
    std::string text;
    std::vector<std::size_t> order;
    std::vector<std::size_t> begins;
};

Joined join(const std::vector<std::size_t>& order) {
    Joined joined;
    joined.order = order;
    for (const std::size_t index : order) {
        joined.begins.push_back(joined.text.size());
        joined.text += statements[index];
        joined.text += ";\n";
    }
    joined.begins.push_back(joined.text.size());
    return joined;
}

/// The message of the fault of the statement that lies in [begin, end); empty where it has none.
std::string message_in(const facts::FileFacts& file, std::size_t begin, std::size_t end) {
    for (const auto& fault : file.faults) {
        if (fault.statement.begin >= begin && fault.statement.begin < end) return fault.message;
    }
    return {};
}

} // namespace

TEST_CASE("statements keep their verdicts in any order", "[shuffled]") {
    lower::Reader reader;
    const auto alone = verdicts(reader);
    const auto wrong = static_cast<std::size_t>(
        std::count_if(alone.begin(), alone.end(), [](const auto& message) { return !message.empty(); }));
    CHECK(wrong == 10);
    std::vector<std::size_t> order(statements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(7); // NOLINT: the same orders on every run
    for (int round = 0; round < 20; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        const Joined joined = join(order);
        const auto file = read(reader, joined.text);
        CHECK(file.statement_count == order.size());
        CHECK(file.faults.size() == wrong);
        for (std::size_t i = 0; i < order.size(); ++i) {
            CAPTURE(statements[order[i]]);
            CHECK(message_in(file, joined.begins[i], joined.begins[i + 1]) == alone[order[i]]);
        }
    }
}

TEST_CASE("a text cut off at any byte keeps the verdicts of what is whole", "[shuffled]") {
    constexpr std::size_t group = 4;
    lower::Reader reader;
    const auto alone = verdicts(reader);
    std::vector<std::size_t> order(statements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(11); // NOLINT
    std::shuffle(order.begin(), order.end(), random);
    std::size_t broken = 0;
    for (std::size_t first = 0; first < order.size(); first += group) {
        const std::size_t last = std::min(first + group, order.size());
        const Joined joined = join({order.begin() + static_cast<std::ptrdiff_t>(first),
                                    order.begin() + static_cast<std::ptrdiff_t>(last)});
        for (std::size_t cut = 0; cut <= joined.text.size(); ++cut) {
            const auto file = read(reader, std::string_view(joined.text).substr(0, cut));
            std::size_t whole = 0; // statements with their semicolon
            for (; whole < joined.order.size() && joined.begins[whole + 1] <= cut; ++whole) {
                const auto said = message_in(file, joined.begins[whole], joined.begins[whole + 1]);
                if (said != alone[joined.order[whole]]) ++broken;
            }
            if (file.statement_count < whole || file.statement_count > whole + 1) ++broken;
        }
    }
    CHECK(broken == 0);
}

} // namespace lakelint::test
