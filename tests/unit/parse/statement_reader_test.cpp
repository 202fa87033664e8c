// SPDX-License-Identifier: Apache-2.0

// Where one statement ends and the next begins.
#include "support/catch.h"
#include "unit/parse/reading.h"

namespace lakelint::test {
namespace {

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("semicolons end statements, and empty ones are none", "[statements]") {
    CHECK(statements("") == Texts{});
    CHECK(statements(" ;; \n;") == Texts{});
    CHECK(statements("-- only a comment\n/* and another */") == Texts{});
    CHECK(statements("SELECT 1") == Texts{"SELECT 1"});
    CHECK(statements("SELECT 1;") == Texts{"SELECT 1"});
    CHECK(statements("SELECT 1;;SELECT 2;\n;SELECT 3") == Texts{"SELECT 1", "SELECT 2", "SELECT 3"});
}

TEST_CASE("semicolons in strings, names, comments and bodies end nothing", "[statements]") {
    CHECK(statements("SELECT 'a;b', \"c;d\", `e;f`; SELECT 2")
          == Texts{"SELECT 'a;b' , \"c;d\" , `e;f`", "SELECT 2"});
    CHECK(statements("SELECT 'it''s;', 'a\\';b', r'\\'; SELECT 2")
          == Texts{"SELECT 'it''s;' , 'a\\';b' , r'\\'", "SELECT 2"});
    CHECK(statements("SELECT 1 -- a; b\n, 2; SELECT /* c; d */ 3") == Texts{"SELECT 1 , 2", "SELECT 3"});
    CHECK(statements("SELECT /* a /* b; */ c; */ 1") == Texts{"SELECT 1"});
    CHECK(statements("SELECT 1 -- goes on \\\n ; still the comment\n; SELECT 2")
          == Texts{"SELECT 1", "SELECT 2"});
    CHECK(statements("CREATE FUNCTION f() AS $$ a; b; $$; SELECT 2")
          == Texts{"CREATE FUNCTION f ( ) AS $$ a; b; $$", "SELECT 2"});
    CHECK(statements("AS $py$ a $$ ; $py$; SELECT 2") == Texts{"AS $py$ a $$ ; $py$", "SELECT 2"});
    CHECK(statements("SELECT ${a;b}, {{ c; d }}; SELECT 2")
          == Texts{"SELECT ${a;b} , {{ c; d }}", "SELECT 2"});
}

TEST_CASE("a script is one statement up to its END", "[statements]") {
    CHECK(statements("BEGIN SELECT 1; SELECT 2; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN BEGIN SELECT 1; END; END; SELECT 3").size() == 2);
    CHECK(statements("lbl: BEGIN SELECT 1; END lbl; SELECT 3").size() == 2);
    CHECK(statements("BEGIN IF a THEN SELECT 1; ELSE SELECT 2; END IF; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN CASE a WHEN 1 THEN SELECT 1; ELSE SELECT 2; END CASE; END; SELECT 3").size()
          == 2);
    CHECK(statements("BEGIN SELECT CASE WHEN a THEN b END; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN WHILE a DO SELECT 1; END WHILE; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN LOOP LEAVE l; END LOOP; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN l: REPEAT SELECT 1; UNTIL a END REPEAT l; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN FOR x AS SELECT 1 DO SELECT 2; END FOR; END; SELECT 3").size() == 2);
    CHECK(
        statements("BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT 1; END; SELECT 2; END; SELECT 3")
            .size()
        == 2);
    CHECK(statements("CREATE PROCEDURE p() LANGUAGE SQL AS BEGIN SELECT 1; END; SELECT 3").size() == 2);
    CHECK(statements("BEGIN DROP TABLE IF EXISTS a; SELECT if(a, b, c); END; SELECT 3").size() == 2);
}

TEST_CASE("BEGIN alone opens nothing, and neither do columns of that name", "[statements]") {
    CHECK(statements("BEGIN; SELECT 1; COMMIT") == Texts{"BEGIN", "SELECT 1", "COMMIT"});
    CHECK(statements("BEGIN TRANSACTION; SELECT 1; COMMIT").size() == 3);
    CHECK(statements("SELECT begin, end FROM t; SELECT 2").size() == 2);
    CHECK(statements("SELECT CASE WHEN a THEN b END; SELECT 2").size() == 2);
    CHECK(statements("SELECT t.begin FROM t; SELECT 2").size() == 2);
    CHECK(statements("BEGIN SELECT t.end, x.begin; SELECT 2; END; SELECT 3").size() == 2);
}

TEST_CASE("free text is one token to the semicolon", "[statements]") {
    CHECK(statements("SET a.b = it's so; SELECT 1") == Texts{"SET a.b = it's so", "SELECT 1"});
    CHECK(statements("SET k = 'x;y'; SELECT 1") == Texts{"SET k = 'x;y'", "SELECT 1"});
    CHECK(statements("RESET a.b; SELECT 1") == Texts{"RESET a.b", "SELECT 1"});
    CHECK(statements("ADD JAR s3://x/y z.jar; LIST JARS") == Texts{"ADD JAR s3://x/y z.jar", "LIST JARS"});
    CHECK(statements("REFRESH s3://a/b c; SELECT 1") == Texts{"REFRESH s3://a/b c", "SELECT 1"});
    // Structured ones are scanned as SQL.
    CHECK(statements("SET VAR a = b") == Texts{"SET VAR a = b"});
    parse::StatementReader reader("SET VAR (a, b) = (SELECT 1, 2)");
    CHECK(reader.next()->tokens.size() == 14);
}

TEST_CASE("an unterminated quote ends its statement at the next line that begins one", "[statements]") {
    parse::StatementReader reader("SELECT 'a\n, b;\nSELECT 2;\nINSERT INTO t SELECT 3");
    const auto first = reader.next();
    REQUIRE(first);
    REQUIRE(first->unterminated);
    CHECK(std::string(first->unterminated->what) == "string");
    CHECK(first->unterminated->opening == source::Span{7, 8});
    CHECK(words(*reader.next()) == "SELECT 2");
    CHECK(words(*reader.next()) == "INSERT INTO t SELECT 3");
    CHECK_FALSE(reader.next());
}

TEST_CASE("an unterminated comment loses no word of the next statement", "[statements]") {
    parse::StatementReader reader("SELECT a /* b\nSELECT 2; SELECT 3");
    const auto first = reader.next();
    REQUIRE(first);
    CHECK(words(*first) == "SELECT a");
    REQUIRE(first->unterminated);
    CHECK(std::string(first->unterminated->what) == "comment");
    CHECK(words(*reader.next()) == "SELECT 2");
    CHECK(words(*reader.next()) == "SELECT 3");

    parse::StatementReader alone("/* never closed");
    const auto only = alone.next();
    REQUIRE(only);
    CHECK(only->unterminated);
    CHECK(only->tokens.size() == 1);
    CHECK_FALSE(alone.next());
}

TEST_CASE("Jinja: tags are skipped, the first branch is read, and the statement is marked", "[statements]") {
    parse::StatementReader reader(
        "{% if a %}SELECT 1{% elif b %}SELECT 2{% else %}SELECT 3{% endif %}; SELECT 4; {# c; #} SELECT 5;"
        "{% for x in y %} SELECT {{ x }}; {% endfor %}");
    const auto first = reader.next();
    CHECK(words(*first) == "SELECT 1");
    CHECK(first->templated);
    const auto second = reader.next();
    CHECK(words(*second) == "SELECT 4");
    CHECK_FALSE(second->templated);
    const auto third = reader.next();
    CHECK(words(*third) == "SELECT 5");
    CHECK_FALSE(third->templated); // a comment hides nothing
    const auto fourth = reader.next();
    CHECK(words(*fourth) == "SELECT {{ x }}");
    CHECK(fourth->templated);
    CHECK_FALSE(reader.next());
    CHECK(statements("{% set x %} SELECT 1; {% endset %} SELECT 2") == Texts{"SELECT 2"});
}

TEST_CASE("a statement knows its place and its semicolon", "[statements]") {
    parse::StatementReader reader("  SELECT 1 ;\nSELECT 2");
    const auto first = reader.next();
    CHECK(first->span() == source::Span{2, 10});
    CHECK(first->terminator == source::Span{11, 12});
    const auto second = reader.next();
    CHECK(second->span() == source::Span{13, 21});
    CHECK(second->terminator.empty());
}

} // namespace lakelint::test
