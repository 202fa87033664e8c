// SPDX-License-Identifier: Apache-2.0

// Comments that set findings aside: what they say, what they cover, and what is wrong with them.
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "source/file.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::test {
namespace {

facts::FileFacts read(std::string_view sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    return file;
}

/// The only comment of a text.
facts::Directive only(std::string_view sql) {
    auto file = read(sql);
    REQUIRE(file.directives.size() == 1);
    return file.directives.front();
}

std::string cut(std::string_view text, source::Span span) {
    return std::string(text.substr(span.begin, span.size()));
}

/// What the only comment of a text covers.
std::string covered(std::string_view sql) { return cut(sql, only(sql).covers); }

/// Why a comment is not understood, and what it says to do.
std::string problem(const std::string& comment) {
    const auto directive = only("-- " + comment + "\nSELECT 1");
    CHECK(directive.rules.empty());
    CHECK(directive.covers.empty());
    return directive.problem + " | " + directive.help;
}

std::string reason(const std::string& comment) {
    const auto directive = only("-- " + comment);
    CHECK(directive.problem.empty());
    return directive.reason;
}

constexpr const char* form = "write `disable=RULE (reason)`";

} // namespace

TEST_CASE("a comment names rules and a reason", "[directive]") {
    const std::string sql = "  --LAKELINT : Disable = a/b ,c-d/* (why (so), 왜냐하면)  \nSELECT 1";
    const auto directive = only(sql);
    CHECK(directive.problem.empty());
    CHECK(directive.kind == facts::Directive::Kind::disable);
    REQUIRE(directive.rules.size() == 2);
    CHECK(directive.rules[0].text == "a/b");
    CHECK(cut(sql, directive.rules[0].span) == "a/b");
    CHECK(directive.rules[1].text == "c-d/*");
    CHECK(cut(sql, directive.rules[1].span) == "c-d/*");
    CHECK(directive.reason == "why (so), 왜냐하면");
    CHECK(cut(sql, directive.span) == "LAKELINT : Disable = a/b ,c-d/* (why (so), 왜냐하면)");
}

TEST_CASE("the reason runs from the first parenthesis to the last, in one line", "[directive]") {
    CHECK(reason("lakelint: disable=a/b (x) (y)") == "x) (y");
    CHECK(reason("lakelint: disable=a/b( a  b )") == "a b");
    CHECK(reason("lakelint: disable=a/b\u3000(전각\u3000공백)") == "전각 공백");
    CHECK(reason("lakelint: disable=a/b ( )").empty());
    CHECK(reason("lakelint: disable=a/b").empty());
    CHECK(only("/* lakelint: disable=a/b (one,\n   two) */ SELECT 1").reason == "one, two");
}

TEST_CASE("a comment before a statement covers it, with its semicolon", "[directive]") {
    CHECK(covered("SELECT 0;\n-- lakelint: disable=a/b (x)\n-- more\nSELECT 1\nFROM t;\nSELECT 2;")
          == "lakelint: disable=a/b (x)\n-- more\nSELECT 1\nFROM t;");
    CHECK(covered("-- lakelint: disable=a/b (x)\n;;\nSELECT 1") == "lakelint: disable=a/b (x)\n;;\nSELECT 1");
    CHECK(covered("/* lakelint: disable=a/b (x) */ SELECT\n1;") == "lakelint: disable=a/b (x) */ SELECT\n1;");
    CHECK(covered("-- lakelint: disable=a/b (x)\nSELECT 'a\n;\nDELETE FROM t;")
          == "lakelint: disable=a/b (x)\nSELECT 'a\n;\n");
    // A call at the head of a dbt model is no part of its statement.
    CHECK(covered("{{ config(tags=['a']) }}\n-- lakelint: disable=a/b (x)\nSELECT 1\nFROM t\n")
          == "lakelint: disable=a/b (x)\nSELECT 1\nFROM t");
}

TEST_CASE("of two comments before a statement each covers it", "[directive]") {
    const std::string sql = "-- lakelint: disable=a/b (x)\n-- lakelint: disable=c/d (y)\nSELECT 1;";
    const auto file = read(sql);
    REQUIRE(file.directives.size() == 2);
    CHECK(cut(sql, file.directives[0].covers) == sql.substr(3));
    CHECK(cut(sql, file.directives[1].covers) == sql.substr(32));
}

TEST_CASE("a comment behind code covers its line", "[directive]") {
    CHECK(covered("SELECT 1,\n  a, -- lakelint: disable=a/b (x)\n  b")
          == "  a, -- lakelint: disable=a/b (x)");
    CHECK(covered("SELECT 1; -- lakelint: disable=a/b (x)\nSELECT 2")
          == "SELECT 1; -- lakelint: disable=a/b (x)");
    CHECK(covered("SELECT 1; -- lakelint: disable=a/b (x)\r\nSELECT 2")
          == "SELECT 1; -- lakelint: disable=a/b (x)");
    CHECK(covered("SET a = b -- lakelint: disable=a/b (x)\n") == "SET a = b -- lakelint: disable=a/b (x)");
    CHECK(covered("SELECT 1 /* lakelint: disable=a/b (x\n) */ FROM t")
          == "SELECT 1 /* lakelint: disable=a/b (x");
}

TEST_CASE("a comment inside a statement covers the next line with code", "[directive]") {
    CHECK(covered("SELECT\n  -- lakelint: disable=a/b (x)\n\n  -- more\n  a,\n  b") == "  a,");
    CHECK(covered("SELECT\n  /* lakelint: disable=a/b (x) */ a,\n  b")
          == "  /* lakelint: disable=a/b (x) */ a,");
    CHECK(covered("SELECT 1\n-- lakelint: disable=a/b (x)\n;\nSELECT 2") == ";");
}

TEST_CASE("in a script a comment covers the statement that follows", "[directive]") {
    CHECK(covered("BEGIN\n  -- lakelint: disable=a/b (x)\n  DELETE\n  FROM t;\n  DELETE FROM u;\nEND;")
          == "lakelint: disable=a/b (x)\n  DELETE\n  FROM t;");
    CHECK(covered("BEGIN\n  DELETE FROM t\n  -- lakelint: disable=a/b (x)\n  WHERE a;\nEND") == "  WHERE a;");
}

TEST_CASE("a comment that nothing follows covers nothing", "[directive]") {
    for (const char* sql : {"-- lakelint: disable=a/b (x)", "SELECT 1;\n-- lakelint: disable=a/b (x)\n",
                            "SELECT 1\n-- lakelint: disable=a/b (x)\n"}) {
        const auto directive = only(sql);
        CHECK(directive.covers == source::Span());
        CHECK(directive.problem.empty());
    }
}

TEST_CASE("a comment for the file covers the file, wherever it stands", "[directive]") {
    for (const char* sql :
         {"-- lakelint: disable-file=a/b (x)", "SELECT 1 -- lakelint: disable-file=a/b (x)"}) {
        const auto directive = only(sql);
        CHECK(directive.kind == facts::Directive::Kind::disable_file);
        CHECK(directive.covers == facts::whole_file);
    }
}

TEST_CASE("what is no comment says nothing to lakelint", "[directive]") {
    for (const char* sql :
         {"SELECT '-- lakelint: disable=a/b (x)'", "SELECT $$ -- lakelint: disable=a/b (x)\n$$",
          "SELECT `/* lakelint: disable=a/b (x) */`", "SELECT /*+ lakelint: disable=a/b (x) */ 1",
          "-- see lakelint: disable=a/b (x)", "-- lakelinter: x", "-- lakelint", "--", "/**/ SELECT 1",
          "/* lakelint: disable=a/b (x)", "{# lakelint: disable=a/b (x) #}"})
        CHECK(read(sql).directives.empty());
}

TEST_CASE("a comment that is not understood says why", "[directive]") {
    const std::string file_form =
        " | write `lakelint: disable=RULE (reason)`, or `disable-file=RULE (reason)` for the whole file";
    CHECK(problem("lakelint:") == "`lakelint:` is not followed by `disable` or `disable-file`" + file_form);
    CHECK(problem("lakelint: ignore=a/b (x)") == "a `lakelint:` comment cannot say `ignore`" + file_form);
    CHECK(problem("lakelint: disbale=a/b (x)")
          == "a `lakelint:` comment cannot say `disbale`; did you mean `disable`?" + file_form);
    CHECK(problem("lakelint: Disable_File=a/b (x)")
          == "a `lakelint:` comment cannot say `Disable_File`; did you mean `disable-file`?" + file_form);
    CHECK(problem("lakelint: disable") == std::string("`=` is missing after `disable` | ") + form);
    CHECK(problem("lakelint: disable retention") == std::string("`=` is missing after `disable` | ") + form);
    CHECK(problem("lakelint: disable=") == std::string("`disable=` names no rule | ") + form);
    CHECK(problem("lakelint: disable-file= (x)")
          == "`disable-file=` names no rule | write `disable-file=RULE (reason)`");
    CHECK(problem("lakelint: disable==a/b (x)") == std::string("`=` stands twice after `disable` | ") + form);
}

TEST_CASE("rules and a reason that are not understood", "[directive]") {
    CHECK(
        problem("lakelint: disable=retention (x)")
        == "`retention` is not a rule | write a rule as `family/rule`, and a whole family as `retention/*`");
    CHECK(problem("lakelint: disable=a/b, * (x)")
          == "`*` is not a rule | write a rule as `family/rule`, and a whole family as `family/*`");
    CHECK(problem("lakelint: disable=a/b/c (x)")
          == "`a/b/c` is not a rule | write a rule as `family/rule`, and a whole family as `family/*`");
    for (const char* comment :
         {"lakelint: disable=a/b, (x)", "lakelint: disable=a/b,,c/d (x)", "lakelint: disable=a/b,"})
        CHECK(problem(comment) == "a rule is missing beside a comma | name one there, or remove the comma");
    CHECK(problem("lakelint: disable=a/b because of it")
          == "`because` is neither a comma nor a reason in parentheses | put commas between rules, and "
             "parentheses around the reason");
    CHECK(problem("lakelint: disable=a/b (x")
          == "the reason's `(` is never closed | end the reason with `)`");
    CHECK(problem("lakelint: disable=a/b (x) -- y")
          == "`--` stands after the reason | put the whole reason into the parentheses");
}

TEST_CASE("places of comments are those of the file", "[directive]") {
    const auto check = [](const std::string& bytes, const std::string& comment, const std::string& covers) {
        auto decoded = source::decode(bytes, "a.sql");
        REQUIRE(decoded);
        const std::string text = decoded->text;
        facts::FileFacts file;
        lower::Reader reader;
        for (const auto& fragment : fragment::fragments(std::move(*decoded)))
            reader.read(fragment.text, fragment.map, file);
        REQUIRE(file.directives.size() == 1);
        CHECK(cut(text, file.directives.front().span) == comment);
        CHECK(cut(text, file.directives.front().covers) == covers);
    };
    const std::string comment = "lakelint: disable=a/b (이유)";
    check("\xEF\xBB\xBF-- " + comment + "\nSELECT 1;\n", comment, comment + "\nSELECT 1;");
    const std::string head =
        "-- Databricks notebook source\nSELECT 0;\n-- COMMAND ----------\n-- MAGIC %sql\n";
    check(head + "-- MAGIC -- " + comment + "\n-- MAGIC SELECT 1;\n", comment,
          comment + "\n-- MAGIC SELECT 1;");
    // A cell ends the reach of its comments.
    check(head + "-- " + comment + "\n-- COMMAND ----------\nSELECT 1;\n", comment, "");
}

TEST_CASE("many comments take no long time", "[directive]") {
    std::string sql = "SELECT 1\n";
    for (int i = 0; i < 20'000; ++i)
        sql += ", a -- lakelint: disable=a/b (x)\n-- lakelint: disable=a/b (x)\n";
    CHECK(read(sql).directives.size() == 40'000);
    for (const char* comment : {"/* lakelint: disable=a/b (x) */", "/* lakelint: disable=a/b (\n) */",
                                "/* lakelint: disable=a/b ( */"}) {
        for (const std::string head : {"SELECT 1", ""}) {
            sql = head;
            for (int i = 0; i < 40'000; ++i)
                sql += comment;
            sql += " 2" + std::string(1'000'000, ' ');
            CHECK(read(sql).directives.size() == 40'000);
        }
    }
}

} // namespace lakelint::test
