// SPDX-License-Identifier: Apache-2.0

// Places where Databricks SQL is not what it looks like: words with several meanings, statements that hold no
// SQL, forms that are easily refused. Each is accepted, and means what the engine takes it to mean.
#include "facts/statement.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::test {
namespace {

using facts::FileFacts;
using facts::Statement;

FileFacts read(const std::string& sql) {
    FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    for (const auto& fault : file.faults)
        FAIL_CHECK(sql << ": " << fault.message);
    return file;
}

/// The only statement of a text that is right.
Statement only(const std::string& sql) {
    const FileFacts file = read(sql);
    REQUIRE(file.statements.size() == 1);
    return file.statements.front();
}

bool accepts(const std::string& sql) {
    FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    return file.faults.empty();
}

std::string tree(const std::string& sql) {
    std::string text;
    for (const char c : lower::Reader().describe_trees(sql)) {
        if (c != '\n' && (c != ' ' || text.empty() || text.back() != ' ')) text += c;
    }
    return text;
}

std::vector<std::string> reads(const Statement& statement) {
    std::vector<std::string> names;
    for (const auto& read : statement.reads)
        names.push_back(read.name.text());
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("CLUSTER BY lays a table out, and sorts what a query returns", "[traps]") {
    const Statement created = only("CREATE TABLE t (a INT, b INT) CLUSTER BY (a, b)");
    REQUIRE(created.creations.front().clustering);
    CHECK(created.creations.front().clustering->keys.size() == 2);
    const Statement queried = only("CREATE TABLE t AS SELECT a FROM s CLUSTER BY a");
    CHECK_FALSE(queried.creations.front().clustering);
    const Statement both = only("CREATE TABLE t CLUSTER BY (a) AS SELECT a FROM s CLUSTER BY b");
    CHECK(both.creations.front().clustering->keys.front().text.value == "a");
}

TEST_CASE("MERGE in a hint is no statement", "[traps]") {
    const Statement hinted = only("SELECT /*+ MERGE(t), BROADCAST(u) */ a FROM t JOIN u ON t.id = u.id");
    CHECK(hinted.kind == "select");
    CHECK(hinted.writes.empty());
    CHECK(reads(hinted) == Names{"t", "u"});
    CHECK(accepts("SELECT /*+ whatever it says */ 1"));
}

TEST_CASE("SET is a setting, a variable, a tag, a clause or a pipe operator", "[traps]") {
    const Statement setting = only("SET spark.sql.shuffle.partitions = it's 200");
    REQUIRE(setting.settings.size() == 1);
    CHECK(setting.settings.front().key.text.value == "spark.sql.shuffle.partitions");
    CHECK(setting.settings.front().value.text.value == "it's 200");
    CHECK(only("SET VAR a = (SELECT max(b) FROM t)").reads.size() == 1);
    CHECK(only("SET VARIABLE (a, b) = (SELECT c, d FROM t)").reads.size() == 1);
    CHECK(only("SET TAG ON TABLE t owner = finance").annotations.size() == 1);
    CHECK(only("UPDATE t SET set = 1 WHERE a = 2").writes.size() == 1);
    CHECK(only("ALTER TABLE t SET TAGS ('a' = 'b')").alterations.size() == 1);
    CHECK(tree("FROM t |> SET a = a + 1").find("(pipeOperator SET (assignment") != std::string::npos);
    CHECK(accepts("SET TIME ZONE 'Asia/Shanghai'"));
    CHECK(accepts("SET"));
    CHECK(accepts("SET -v"));
}

TEST_CASE("TABLE t is a query", "[traps]") {
    CHECK(reads(only("TABLE k.s.t")) == Names{"k.s.t"});
    CHECK(reads(only("INSERT INTO a TABLE b")) == Names{"b"});
    CHECK(reads(only("SELECT 1 UNION ALL TABLE t")) == Names{"t"});
}

TEST_CASE("REFRESH, ADD, LIST, SET and RESET take what is no SQL", "[traps]") {
    CHECK(accepts("REFRESH s3://bucket/path/1_a"));
    CHECK(accepts("REFRESH TABLE k.s.t"));
    CHECK(accepts("REFRESH \"/path/to/t\""));
    CHECK(accepts("ADD JAR /tmp/a b(c.jar"));
    CHECK(accepts("ADD FILES '/tmp/a', /tmp/b"));
    CHECK(accepts("LIST JARS"));
    CHECK(accepts("RESET spark.sql.ansi.enabled"));
    CHECK(accepts("SET a.b.c=x y ( z"));
    // Their text ends with the semicolon, but for one in quotes.
    CHECK(read("SET a = 'x;y'; SELECT 1").statement_count == 2);
    CHECK(read("ADD JAR /tmp/a.jar; SELECT 1").statement_count == 2);
}

TEST_CASE("rows of VALUES need no parentheses", "[traps]") {
    CHECK(accepts("VALUES 1, 2"));
    CHECK(accepts("SELECT * FROM VALUES 1, 2"));
    CHECK(reads(only("SELECT * FROM VALUES 1, 2 AS v, t")) == Names{"t"});
    CHECK(accepts("INSERT INTO t VALUES 1, 2"));
    CHECK(accepts("SELECT * FROM VALUES 1, VALUES 2"));
    CHECK(accepts("SELECT * FROM t WHERE a IN (VALUES 1, 2)"));
}

TEST_CASE("DELETE and UPDATE need no WHERE", "[traps]") {
    CHECK_FALSE(only("DELETE FROM t").writes.front().predicate.present);
    CHECK_FALSE(only("UPDATE t SET a = 1").writes.front().predicate.present);
}

TEST_CASE("a query may begin with FROM", "[traps]") {
    CHECK(reads(only("FROM t SELECT a WHERE b > 1")) == Names{"t"});
    CHECK(reads(only("FROM t |> WHERE a > 1 |> SELECT a")) == Names{"t"});
    CHECK(reads(only("FROM t")) == Names{"t"});
    const Statement inserts =
        only("FROM s INSERT INTO a SELECT x INSERT OVERWRITE TABLE b SELECT y WHERE y > 1");
    CHECK(inserts.kind == "multi-insert");
    CHECK(inserts.writes.size() == 2);
}

TEST_CASE("a path comes before a cast, and a colon may be a parameter", "[traps]") {
    CHECK(tree("SELECT a:b::int")
              .find("(plainSuffix : (identifier b)) (suffix (plainSuffix :: (plainType "
                    "(identifier int)")
          != std::string::npos);
    CHECK(
        tree("SELECT a:b.c[0]:d").find("(plainSuffix : (identifier b)) (suffix . (fieldName (identifier c)))")
        != std::string::npos);
    CHECK(tree("SELECT :b").find("(operand : (identifier b))") != std::string::npos);
    CHECK(tree("SELECT a, :b::int").find("(operand : (identifier b) (suffix (plainSuffix ::")
          != std::string::npos);
    CHECK(tree("SELECT :from, body:order.id, :end::date").find("(operand : (identifier from))")
          != std::string::npos);
    CHECK(tree("SELECT body:order.id").find("(plainSuffix : (identifier order)) (suffix . ")
          != std::string::npos);
    CHECK(tree("SELECT ?::int").find("(operand ? (suffix (plainSuffix ::") != std::string::npos);
    CHECK(accepts("SELECT a?::int"));
    CHECK(accepts("SELECT a:`x y`['z'][*].w"));
}

TEST_CASE("TIMESTAMP is a literal, a type, a function and a name", "[traps]") {
    CHECK(tree("SELECT TIMESTAMP '2026-01-01'").find("(operand (identifier TIMESTAMP) '2026-01-01')")
          != std::string::npos);
    CHECK(tree("SELECT timestamp('2026-01-01')").find("(callArguments") != std::string::npos);
    CHECK(only("CREATE TABLE t (timestamp TIMESTAMP)").creations.front().columns.front().type == "timestamp");
    CHECK(accepts("SELECT timestamp FROM t WHERE t.timestamp > DATE '2026-01-01'"));
    const Statement travel = only("SELECT * FROM t TIMESTAMP AS OF '2026-01-01' AS timestamp");
    REQUIRE(travel.reads.front().travel);
    CHECK(travel.reads.front().travel->text.value == "'2026-01-01'");
    CHECK(travel.reads.front().alias->text.value == "timestamp");
}

TEST_CASE("keys of properties in all their forms", "[traps]") {
    const Statement created =
        only("CREATE TABLE t (a INT) TBLPROPERTIES ('delta.x' = 'y', delta.appendOnly = true, "
             "\"delta.z\" = \"w\", k 'v', n = 7, alone)");
    std::string text;
    for (const auto& property : created.creations.front().properties)
        text += property.key.text.value + "=" + property.value.text.value + " ";
    CHECK(text == "delta.x=y delta.appendOnly=true delta.z=w k=v n=7 alone= ");
}

TEST_CASE("WITH stands before INSERT, UPDATE, DELETE and MERGE as well as inside", "[traps]") {
    CHECK(reads(only("WITH c AS (SELECT * FROM s) INSERT INTO t SELECT * FROM c")) == Names{"s"});
    CHECK(reads(only("INSERT INTO t WITH c AS (SELECT * FROM s) SELECT * FROM c")) == Names{"s"});
    CHECK(only("WITH c AS (SELECT id FROM s) UPDATE t SET a = 1 WHERE id IN (SELECT id FROM c)").writes.size()
          == 1);
    CHECK(only("WITH c AS (SELECT id FROM s) DELETE FROM t WHERE id IN (SELECT id FROM c)").writes.size()
          == 1);
    CHECK(reads(only(
              "WITH c AS (SELECT * FROM s) MERGE INTO t USING c ON t.id = c.id WHEN MATCHED THEN DELETE"))
          == Names{"s"});
}

TEST_CASE("a trailing comma is an error in every list", "[traps]") {
    for (const char* sql : {
             "SELECT a, FROM t",
             "SELECT a FROM t,",
             "SELECT a FROM t GROUP BY a,",
             "SELECT a FROM t ORDER BY a,",
             "SELECT f(a,) FROM t",
             "SELECT a FROM t WHERE a IN (1,)",
             "SELECT * EXCEPT (a,) FROM t",
             "WITH c AS (SELECT 1), SELECT * FROM c",
             "CREATE TABLE t (a INT,)",
             "CREATE TABLE t (a STRUCT<b: INT,>)",
             "CREATE TABLE t (a INT) TBLPROPERTIES ('a' = 'b',)",
             "CREATE TABLE t (a INT) PARTITIONED BY (a,)",
             "CREATE TABLE t (a INT) CLUSTER BY (a,)",
             "INSERT INTO t (a,) VALUES (1)",
             "INSERT INTO t VALUES (1,)",
             "INSERT INTO t VALUES (1),",
             "UPDATE t SET a = 1, WHERE b = 2",
             "OPTIMIZE t ZORDER BY (a,)",
             "ALTER TABLE t ADD COLUMNS (a INT,)",
             "GRANT SELECT, ON TABLE t TO u",
         }) {
        INFO(sql);
        CHECK_FALSE(accepts(sql));
    }
}

TEST_CASE("IF guards a statement, begins one in a script, and is a function", "[traps]") {
    CHECK(only("CREATE TABLE IF NOT EXISTS t (a INT)").creations.front().if_not_exists);
    CHECK(only("CREATE TABLE IF ! EXISTS t (a INT)").creations.front().if_not_exists);
    CHECK(only("DROP TABLE IF EXISTS t").removals.front().if_exists);
    const FileFacts script =
        read("BEGIN IF a > 1 THEN DROP TABLE IF EXISTS t; ELSEIF if(a, b, c) THEN SELECT 1; END IF; END");
    CHECK(script.statement_count == 1);
    CHECK(accepts("SELECT if(a > 1, 'x', 'y') FROM t"));
}

TEST_CASE("names with holes, of a pipeline and of a stream are names", "[traps]") {
    CHECK(reads(only("SELECT * FROM live.orders")) == Names{"live.orders"});
    const Statement stream = only("CREATE STREAMING TABLE t AS SELECT * FROM STREAM(ods.orders)");
    CHECK(reads(stream) == Names{"ods.orders"});
    CHECK(stream.reads.front().streaming);
    CHECK(only("CREATE STREAMING TABLE t AS SELECT * FROM STREAM ods.orders").reads.front().streaming);
    const Statement hole = only("SELECT * FROM ${catalog}.ods.orders_${env}");
    REQUIRE(hole.reads.front().name.parts.size() == 3);
    CHECK(hole.reads.front().name.parts[0].text.unknown());
    CHECK_FALSE(hole.reads.front().name.parts[2].text.literal());
    CHECK_FALSE(hole.reads.front().name.parts[2].text.unknown());
    CHECK(accepts("SELECT * FROM {{ ref('orders') }} WHERE dt = '{{ ds }}'"));
    CHECK(accepts("SELECT * FROM IDENTIFIER(:name) WHERE dt > $start"));
}

TEST_CASE("numbers, words that begin with digits, and operators that run together", "[traps]") {
    CHECK(reads(only("SELECT * FROM ods.1_orders")) == Names{"ods.1_orders"});
    CHECK(accepts("SELECT 1.5, .5, 2., 1e3, 1.5BD, 3L, 7S, 1Y, 2.5D, 1F FROM t"));
    CHECK(accepts("SELECT a<b, a>b, c>>1, d>>>2, e<<3 FROM t WHERE x<>1 AND y!=2 AND z<=>3"));
    CHECK(only("CREATE TABLE t (a ARRAY<ARRAY<INT>>, b MAP<STRING, STRUCT<>>)")
              .creations.front()
              .columns[0]
              .type
          == "array<array<int>>");
    CHECK(accepts("SELECT r'\\d+', x'1F', \"double\" 'joined'"));
}

TEST_CASE("words of the language are names where nothing else fits", "[traps]") {
    for (const char* sql : {
             "SELECT date, timestamp, year, day, comment, location, user FROM t",
             "SELECT t.select, t.from, t.order, t.group FROM t",
             "SELECT a AS end, b AS begin, c AS table FROM t",
             "SELECT version.id FROM version",
             "SELECT left(a, 1), right(a, 1), replace(a, 'b', 'c'), if(a, b, c) FROM t",
             "SELECT filter(a, x -> x > 1), transform(a, (x, i) -> x + i) FROM t",
             "CREATE TABLE t (end DATE, from STRING, to STRING, order INT, values STRING)",
             "SELECT * FROM default.t",
             "SELECT interval, interval '1' day, interval 1 day + interval '2 3' day to hour FROM t",
         }) {
        INFO(sql);
        CHECK(accepts(sql));
    }
}

} // namespace lakelint::test
