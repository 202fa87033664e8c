// SPDX-License-Identifier: Apache-2.0

// Which words are keywords, and which are names, by what stands around them.
#include "parse/antlr.h"
#include "support/catch.h"
#include "unit/parse/reading.h"

namespace lakelint::test {
namespace {

using parse::Grammar;

/// The types of the tokens that are written like `word`, after retyping, in their order.
std::string types_of(std::string_view word, std::string_view sql) {
    static const Grammar parser(nullptr);
    parse::StatementReader reader(sql);
    auto statement = reader.next();
    REQUIRE(statement);
    parse::retype(statement->tokens);
    std::string found;
    for (const auto& token : statement->tokens) {
        if (token.text() != word) continue;
        if (!found.empty()) found += ' ';
        found += parser.getVocabulary().getSymbolicName(token.type());
    }
    return found;
}

} // namespace

TEST_CASE("parentheses before queries", "[retype]") {
    CHECK(types_of("(", "SELECT (SELECT 1), (1), f(a), f((SELECT 1))")
          == "LPAREN_QUERY LPAREN LPAREN LPAREN LPAREN_QUERY");
    CHECK(types_of("(", "((SELECT 1) UNION SELECT 2)") == "LPAREN_QUERY LPAREN_QUERY");
    CHECK(types_of("(", "SELECT * FROM ((SELECT 1))") == "LPAREN_QUERY LPAREN_QUERY");
    CHECK(types_of("(", "SELECT * FROM (a JOIN b)") == "LPAREN");
    CHECK(types_of("(", "INSERT INTO t (a, b) (VALUES (1, 2))") == "LPAREN LPAREN_QUERY LPAREN");
    CHECK(types_of("(", "SELECT x IN (WITH c AS (SELECT 1) TABLE c)") == "LPAREN_QUERY LPAREN_QUERY");
    CHECK(types_of("(", "CREATE TABLE t (table INT, select INT)") == "LPAREN");
}

TEST_CASE("WITH: a common table, or an attribute of what stands before", "[retype]") {
    CHECK(types_of("WITH", "WITH a AS (SELECT 1) SELECT 2") == "WITH");
    CHECK(types_of("WITH", "INSERT INTO t WITH a (b) AS (SELECT 1) SELECT 2") == "WITH");
    CHECK(types_of("WITH", "MERGE WITH SCHEMA EVOLUTION INTO t") == "ATTRIBUTE_WITH");
    CHECK(types_of("WITH", "SELECT a FROM t GROUP BY a WITH ROLLUP") == "ATTRIBUTE_WITH");
    CHECK(types_of("WITH", "CREATE TABLE t (a INT) WITH ROW FILTER f ON (a)") == "ATTRIBUTE_WITH");
    CHECK(types_of("WITH", "CREATE TABLE t (a TIMESTAMP WITH TIME ZONE)") == "TIME_ZONE_MARK");
    CHECK(types_of("WITH", "WITH a AS SELECT 1") == "WITH"); // so that the error is about the query
}

TEST_CASE("NOT before a test, and elsewhere", "[retype]") {
    CHECK(types_of("NOT", "SELECT a NOT IN (1), b NOT LIKE 'x', NOT c, d IS NOT NULL")
          == "NOT_OPERATOR NOT_OPERATOR NOT NOT");
    CHECK(types_of("!", "SELECT a ! IN (1), ! b") == "NOT_OPERATOR BANG");
    CHECK(types_of("NOT", "CREATE TABLE t (a INT DEFAULT 1 NOT NULL)") == "NOT");
}

TEST_CASE("intervals: literals, types, calls and names", "[retype]") {
    CHECK(types_of("INTERVAL", "SELECT INTERVAL 1 DAY, INTERVAL '1-2' YEAR TO MONTH, INTERVAL -3 HOURS")
          == "INTERVAL_LITERAL INTERVAL_LITERAL INTERVAL_LITERAL");
    CHECK(types_of("INTERVAL", "CREATE TABLE t (a INTERVAL DAY TO SECOND)") == "INTERVAL_TYPE");
    CHECK(types_of("INTERVAL", "SELECT CAST(a AS INTERVAL YEAR)") == "INTERVAL_TYPE");
    CHECK(types_of("interval", "SELECT interval (a + 1) day, interval") == "INTERVAL INTERVAL");
    CHECK(types_of("DAY", "SELECT INTERVAL 1 DAY, DAY(a), DAY") == "UNIT DAY DAY");
    CHECK(types_of("TO", "SELECT INTERVAL '1 2' DAY TO HOUR") == "UNIT_RANGE");
    CHECK(types_of("+", "SELECT INTERVAL 1 DAY + 2 HOURS, INTERVAL 1 DAY + a") == "INTERVAL_SIGN PLUS");
}

TEST_CASE("reserved words where only a name can stand", "[retype]") {
    CHECK(types_of("end", "SELECT end, t.end, end AS end FROM t")
          == "IDENTIFIER IDENTIFIER IDENTIFIER IDENTIFIER");
    CHECK(types_of("from", "CREATE TABLE t (from STRING, a INT)") == "IDENTIFIER");
    CHECK(types_of("order", "SELECT a FROM t WHERE order = 1") == "IDENTIFIER");
    CHECK(types_of("left", "SELECT left(a, 1) FROM t LEFT JOIN u") == "IDENTIFIER");
    CHECK(types_of("LEFT", "SELECT left(a, 1) FROM t LEFT JOIN u") == "LEFT");
    CHECK(types_of("order", "SELECT body:order, :order") == "IDENTIFIER IDENTIFIER");
    CHECK(types_of("default", "SELECT * FROM default.t") == "IDENTIFIER");
    CHECK(types_of("DEFAULT", "INSERT INTO t VALUES (DEFAULT)") == "DEFAULT");
    CHECK(types_of("null", "SELECT 1 AS null, null") == "IDENTIFIER NULL_");
}

TEST_CASE("kinds of objects are keywords before a name", "[retype]") {
    CHECK(types_of("schema", "SELECT schema FROM t") == "IDENTIFIER");
    CHECK(types_of("SCHEMA", "CREATE SCHEMA s") == "SCHEMA");
    CHECK(types_of("VIEW", "CREATE VIEW v AS SELECT 1") == "VIEW");
    CHECK(types_of("share", "CREATE TABLE share (share INT)") == "IDENTIFIER IDENTIFIER");
    CHECK(types_of("COMMENT", "CREATE TABLE t (comment STRING COMMENT 'x')") == "COMMENT");
    CHECK(types_of("comment", "CREATE TABLE t (comment STRING COMMENT 'x')") == "IDENTIFIER");
    CHECK(types_of("CHECK", "CREATE TABLE t (a INT, CHECK (a > 0))") == "CHECK");
    CHECK(types_of("CHECK", "CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0))") == "CHECK");
    CHECK(types_of("check", "SELECT check(a), check FROM t") == "IDENTIFIER IDENTIFIER");
    CHECK(types_of("COLUMN", "ALTER TABLE t DROP COLUMN") == "COLUMN");
    CHECK(types_of("column", "SELECT column FROM t") == "IDENTIFIER");
}

TEST_CASE("words of a procedure's parameters", "[retype]") {
    CHECK(types_of("IN", "CREATE PROCEDURE p(IN a DATE) LANGUAGE SQL AS BEGIN END") == "IN");
    CHECK(types_of("in", "CREATE TABLE t (in DATE)") == "IDENTIFIER");
}

TEST_CASE("FROM of a multi-insert, and labels", "[retype]") {
    CHECK(types_of("FROM", "FROM t INSERT INTO a SELECT x INSERT INTO b SELECT y") == "MULTI_FROM");
    CHECK(types_of("FROM", "FROM t SELECT a") == "FROM");
    CHECK(types_of("FROM", "WITH c AS (SELECT 1 FROM d) FROM c INSERT INTO a SELECT x") == "FROM MULTI_FROM");
    CHECK(types_of("l", "l: BEGIN SELECT 1; END l") == "BLOCK_LABEL IDENTIFIER");
    CHECK(types_of("BEGIN", "BEGIN TRANSACTION") == "TRANSACTION_BEGIN");
    CHECK(types_of("BEGIN", "BEGIN SELECT 1; END") == "BEGIN");
}

TEST_CASE("EXCEPT of columns and of queries, time travel, identifiers", "[retype]") {
    CHECK(types_of("EXCEPT", "SELECT * EXCEPT (a) FROM t EXCEPT (SELECT 1)") == "EXCEPT_COLUMNS EXCEPT");
    CHECK(types_of("VERSION", "SELECT VERSION FROM t VERSION AS OF 3") == "VERSION VERSION_TRAVEL");
    CHECK(types_of("TIMESTAMP", "SELECT TIMESTAMP '2026-01-01' FROM t TIMESTAMP AS OF now()")
          == "TIMESTAMP TIMESTAMP_TRAVEL");
    CHECK(types_of("IDENTIFIER", "SELECT IDENTIFIER(:a), IDENTIFIER FROM s.IDENTIFIER(:t)")
          == "IDENTIFIER_CLAUSE IDENTIFIER_ IDENTIFIER_CLAUSE");
}

} // namespace lakelint::test
