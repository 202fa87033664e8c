// SPDX-License-Identifier: Apache-2.0

// From text to tokens.
#include "parse/antlr.h"
#include "support/catch.h"
#include "unit/parse/reading.h"

namespace lakelint::test {
namespace {

using parse::Grammar;
using parse::Scanner;

/// The tokens of a text, each as `TYPE:text`.
std::string scan(std::string_view text) {
    static const Grammar parser(nullptr);
    Scanner scanner(text);
    std::string found;
    while (auto token = scanner.next()) {
        if (!found.empty()) found += ' ';
        found += std::string(parser.getVocabulary().getSymbolicName(token->type())) + ":"
                 + std::string(token->text());
    }
    return found;
}

std::size_t count(std::string_view text) {
    Scanner scanner(text);
    std::size_t number = 0;
    while (scanner.next())
        ++number;
    return number;
}

} // namespace

TEST_CASE("numbers, and words that begin like one", "[scanner]") {
    CHECK(scan("1 12 0") == "INTEGER:1 INTEGER:12 INTEGER:0");
    CHECK(scan("1.5 .5 2. 1e3 1E-3 1.5e+2")
          == "NUMBER:1.5 NUMBER:.5 NUMBER:2. NUMBER:1e3 NUMBER:1E-3 NUMBER:1.5e+2");
    CHECK(scan("1L 2s 3Y 4d 5F 6bd 1.5BD")
          == "NUMBER:1L NUMBER:2s NUMBER:3Y NUMBER:4d NUMBER:5F NUMBER:6bd NUMBER:1.5BD");
    CHECK(scan("1_orders 2a") == "IDENTIFIER:1_orders IDENTIFIER:2a");
    CHECK(scan("db.1abc") == "IDENTIFIER:db DOT:. IDENTIFIER:1abc");
    CHECK(scan("t.1") == "IDENTIFIER:t NUMBER:.1");
    CHECK(scan("a.5b") == "IDENTIFIER:a DOT:. IDENTIFIER:5b");
    CHECK(scan("2.3W") == "INTEGER:2 DOT:. IDENTIFIER:3W");
}

TEST_CASE("strings and quoted names", "[scanner]") {
    CHECK(scan("'a' \"b\" `c`") == "STRING:'a' STRING:\"b\" QUOTED_IDENTIFIER:`c`");
    CHECK(scan("'it''s' 'a\\'b' \"a\"\"b\" `a``b`")
          == "STRING:'it''s' STRING:'a\\'b' STRING:\"a\"\"b\" QUOTED_IDENTIFIER:`a``b`");
    CHECK(scan("r'\\' R\"\\d\" 'x'") == "STRING:r'\\' STRING:R\"\\d\" STRING:'x'");
    CHECK(scan("'two\nlines'") == "STRING:'two\nlines'");
    CHECK(scan("''") == "STRING:''");
    CHECK(scan("r 'a'") == "IDENTIFIER:r STRING:'a'");
    CHECK(scan("X'1F'") == "X:X STRING:'1F'");
}

TEST_CASE("operators, the longest first", "[scanner]") {
    CHECK(scan("<=> <= < <> != !< !>")
          == "NULL_SAFE_EQUAL:<=> LESS_EQUAL:<= LESS:< NOT_EQUAL:<> NOT_EQUAL:!= "
             "GREATER_EQUAL:!< LESS_EQUAL:!>");
    CHECK(scan("a >= b >> c >>> d > e")
          == "IDENTIFIER:a GREATER_EQUAL:>= IDENTIFIER:b SHIFT:>> IDENTIFIER:c SHIFT:>>> IDENTIFIER:d "
             "GREATER:> "
             "IDENTIFIER:e");
    CHECK(scan("|> || | :: : -> => - =")
          == "PIPE_OPERATOR:|> CONCAT:|| PIPE:| DOUBLE_COLON::: COLON:: ARROW:-> "
             "FAT_ARROW:=> MINUS_SIGN:- EQUAL:=");
    CHECK(scan("a?::int") == "IDENTIFIER:a TRY_CAST_SIGN:?:: IDENTIFIER:int");
    CHECK(scan("(?::int)") == "LPAREN:( QUESTION:? DOUBLE_COLON::: IDENTIFIER:int RPAREN:)");
    CHECK(scan("== =") == "EQUAL:== EQUAL:=");
}

TEST_CASE("the > of a type closes it, wherever it stands", "[scanner]") {
    CHECK(scan("ARRAY<ARRAY<INT>>")
          == "ARRAY:ARRAY LESS:< ARRAY:ARRAY LESS:< IDENTIFIER:INT GREATER:> GREATER:>");
    CHECK(scan("MAP<A, STRUCT<b: INT>>>")
          == "MAP:MAP LESS:< IDENTIFIER:A COMMA:, STRUCT:STRUCT LESS:< IDENTIFIER:b "
             "COLON:: IDENTIFIER:INT GREATER:> GREATER:> GREATER:>");
    CHECK(scan("STRUCT<>") == "STRUCT:STRUCT EMPTY_STRUCT:<>");
    CHECK(scan("a < b AND c >> d")
          == "IDENTIFIER:a LESS:< IDENTIFIER:b AND:AND IDENTIFIER:c SHIFT:>> IDENTIFIER:d");
}

TEST_CASE("keywords in any case, and URIs", "[scanner]") {
    CHECK(scan("select Select SELECT") == "SELECT:select SELECT:Select SELECT:SELECT");
    CHECK(scan("selects _select") == "IDENTIFIER:selects IDENTIFIER:_select");
    CHECK(scan("s3://bucket/a-b, c") == "IDENTIFIER:s3://bucket/a-b COMMA:, IDENTIFIER:c");
    CHECK(scan("dbfs:/x") == "DBFS:dbfs COLON:: SLASH:/ X:x");
}

TEST_CASE("comments and hints", "[scanner]") {
    CHECK(scan("a -- b\nc") == "IDENTIFIER:a IDENTIFIER:c");
    CHECK(scan("a --b\r\nc") == "IDENTIFIER:a IDENTIFIER:c");
    CHECK(scan("a -- b \\\nc\nd") == "IDENTIFIER:a IDENTIFIER:d");
    CHECK(scan("a /* b */ c /**/ d") == "IDENTIFIER:a IDENTIFIER:c IDENTIFIER:d");
    CHECK(scan("a /* b /* c */ d */ e") == "IDENTIFIER:a IDENTIFIER:e");
    CHECK(scan("SELECT /*+ MERGE(t) */ a") == "SELECT:SELECT HINT:/*+ MERGE(t) */ IDENTIFIER:a");
    CHECK(scan("a--b") == "IDENTIFIER:a");
    CHECK(scan("a - - b") == "IDENTIFIER:a MINUS_SIGN:- MINUS_SIGN:- IDENTIFIER:b");
}

TEST_CASE("holes are words, parts of words, and inside strings", "[scanner]") {
    CHECK(scan("${a} $b {{ c }} {d} $(e)") == "HOLE:${a} HOLE:$b HOLE:{{ c }} HOLE:{d} HOLE:$(e)");
    CHECK(scan("ods_${env}_x {{ a }}_{{ b }}") == "IDENTIFIER:ods_${env}_x IDENTIFIER:{{ a }}_{{ b }}");
    CHECK(scan("${a}.${b}") == "HOLE:${a} DOT:. HOLE:${b}");
    CHECK(scan("${hiveconf:x}") == "HOLE:${hiveconf:x}");
    CHECK(scan("$$ a; b $$") == "DOLLAR_STRING:$$ a; b $$");
    Scanner scanner("'${a}' 'b' `c_${d}`");
    CHECK(scanner.next()->has_hole());
    CHECK_FALSE(scanner.next()->has_hole());
    CHECK(scanner.next()->has_hole());
}

TEST_CASE("characters outside ASCII", "[scanner]") {
    CHECK(scan("订单 é_x") == "IDENTIFIER:订单 IDENTIFIER:é_x");
    CHECK(scan("a，b") == "IDENTIFIER:a UNKNOWN_CHARACTER:， IDENTIFIER:b");
    CHECK(scan("（‘x’）")
          == "UNKNOWN_CHARACTER:（ UNKNOWN_CHARACTER:‘ X:x UNKNOWN_CHARACTER:’ UNKNOWN_CHARACTER:）");
    CHECK(scan("a\u00A0b\u3000c\u2003d") == "IDENTIFIER:a IDENTIFIER:b IDENTIFIER:c IDENTIFIER:d");
    CHECK(scan("\uFEFFSELECT") == "SELECT:SELECT");
    CHECK(count(std::string_view("\xFF\xFE a \xC3", 6)) > 0); // broken UTF-8 is scanned to its end
    CHECK(count(std::string_view("a\0b", 3)) == 3);           // so is NUL
}

TEST_CASE("what never ends is noted with its opening", "[scanner]") {
    const auto unterminated = [](std::string_view text) {
        Scanner scanner(text);
        while (scanner.next()) {
        }
        REQUIRE(scanner.unterminated);
        return std::string(scanner.unterminated->what) + " "
               + std::to_string(scanner.unterminated->opening.begin) + " " + scanner.unterminated->closing;
    };
    CHECK(unterminated("SELECT 'abc") == "string 7 '");
    CHECK(unterminated("SELECT \"abc") == "string 7 \"");
    CHECK(unterminated("SELECT r'abc") == "string 7 '");
    CHECK(unterminated("SELECT `abc") == "quoted name 7 `");
    CHECK(unterminated("SELECT /* abc") == "comment 7 */");
    CHECK(unterminated("SELECT /*+ abc") == "hint 7 */");
    CHECK(unterminated("SELECT $$ abc") == "body 7 $$");
    CHECK(unterminated("SELECT {# abc") == "template comment 7 #}");
    CHECK(unterminated("SELECT {% abc") == "template tag 7 %}");
}

TEST_CASE("spans are bytes of the text", "[scanner]") {
    Scanner scanner("é, 'ü'");
    CHECK(scanner.next()->span() == source::Span{0, 2});
    CHECK(scanner.next()->span() == source::Span{2, 3});
    CHECK(scanner.next()->span() == source::Span{4, 8});
}

TEST_CASE("comments for lakelint are noted, with where the code before them ends", "[scanner]") {
    const std::string_view sql =
        "-- lakelint: a\nSELECT /* LakeLint : b */ '-- lakelint: c' -- lakelint d\n;";
    Scanner scanner(sql);
    while (scanner.next()) {
    }
    REQUIRE(scanner.directives.size() == 2);
    const auto text = [&](std::size_t i) {
        const auto span = scanner.directives[i].text;
        return sql.substr(span.begin, span.size());
    };
    CHECK(text(0) == "lakelint: a");
    CHECK(scanner.directives[0].code_end == 0);
    CHECK(text(1) == "LakeLint : b");
    CHECK(sql.substr(0, scanner.directives[1].code_end).ends_with("SELECT"));
}

} // namespace lakelint::test
