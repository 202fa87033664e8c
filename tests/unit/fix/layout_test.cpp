// SPDX-License-Identifier: Apache-2.0
#include "fix/layout.h"
#include "fix/mend.h"
#include "support/catch.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::fix {
namespace {

using diagnostic::Edit;
using diagnostic::Placement;
using source::Span;

Sheet sheet_of(std::string text) {
    source::File file;
    file.text = std::move(text);
    return Sheet(std::move(file));
}

Span span_of(std::string_view text, std::string_view part) {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string_view::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

std::string made(const std::string& text, const std::vector<Edit>& edits) {
    const Sheet sheet = sheet_of(text);
    const auto exact = lay_out(sheet, edits);
    return exact ? with_edits(text, *exact) : "cannot be made";
}

std::string without(const std::string& text, std::string_view part) {
    return made(text, {{span_of(text, part), {}}});
}

std::string with_clause(const std::string& text, std::string_view head, const std::string& clause) {
    const Span frame = span_of(text, head);
    return made(text, {{{frame.end, frame.end}, clause, Placement::clause, frame}});
}

std::string with_items(const std::string& text, std::string_view list, std::string_view last,
                       const std::string& items) {
    const std::uint32_t end = span_of(text, last).end;
    return made(text, {{{end, end}, items, Placement::item, span_of(text, list)}});
}

} // namespace

TEST_CASE("a removal takes the blanks before it", "[fix]") {
    CHECK(without("OPTIMIZE a.b FULL ZORDER BY (x);", "FULL") == "OPTIMIZE a.b ZORDER BY (x);");
    CHECK(without("OPTIMIZE a.b \t FULL;", "FULL") == "OPTIMIZE a.b;");
    CHECK(without("SELECT (SELECT a FROM b ORDER BY a)", "ORDER BY a") == "SELECT (SELECT a FROM b)");
    CHECK(without("OPTIMIZE a.b FULL  \nZORDER BY (x);", "FULL") == "OPTIMIZE a.b\nZORDER BY (x);");
    CHECK(without("FULL OPTIMIZE", "FULL") == "OPTIMIZE");
}

TEST_CASE("a removal joins no words", "[fix]") {
    CHECK(without("SELECT a FULL(b)", "FULL") == "SELECT a (b)");
    CHECK(without("SELECT a 'x'b", "'x'") == "SELECT a b");
}

TEST_CASE("lines that a removal leaves empty go", "[fix]") {
    CHECK(without("SELECT a\nFROM b\nORDER BY a\nLIMIT 1;\n", "ORDER BY a")
          == "SELECT a\nFROM b\nLIMIT 1;\n");
    CHECK(without("a\n  ORDER BY\n    x,\n    y\nb", "ORDER BY\n    x,\n    y") == "a\nb");
    CHECK(without("SELECT a\r\nORDER BY a\r\n", "ORDER BY a") == "SELECT a\r\n");
    CHECK(without("SELECT a\nORDER BY a", "ORDER BY a") == "SELECT a");
    CHECK(without("SELECT a\r\nORDER BY a", "ORDER BY a") == "SELECT a");
    CHECK(without("ORDER BY a", "ORDER BY a").empty());
    CHECK(without("DROP TABLE x;\nCREATE TABLE x (a INT);\n", "DROP TABLE x;")
          == "CREATE TABLE x (a INT);\n");
}

TEST_CASE("what stands beside a removal keeps its indentation", "[fix]") {
    CHECK(without("x\n    FULL ZORDER BY (x)", "FULL") == "x\n    ZORDER BY (x)");
    CHECK(without("x PARTITIONED BY (\n  a\n) USING delta", "PARTITIONED BY (\n  a\n)") == "x USING delta");
}

TEST_CASE("a sign that closes does not stand in a line by itself after a removal", "[fix]") {
    CHECK(without("SELECT a\nFROM b\nORDER BY a;\nSELECT 1;", "ORDER BY a")
          == "SELECT a\nFROM b;\nSELECT 1;");
    CHECK(without("(SELECT a\n  ORDER BY a) x", "ORDER BY a") == "(SELECT a) x");
    // not into a comment
    CHECK(without("SELECT a -- why\nORDER BY a;", "ORDER BY a") == "SELECT a -- why\n;");
}

TEST_CASE("comments outlive what stands around them", "[fix]") {
    CHECK(without("SELECT a ORDER BY /* why */ a;", "ORDER BY /* why */ a") == "SELECT a /* why */;");
    CHECK(without("SELECT a\nORDER BY a, -- first\n  b\nLIMIT 1", "ORDER BY a, -- first\n  b")
          == "SELECT a\n-- first\nLIMIT 1");
    CHECK(made("CLUSTER BY (a /* x */, b)", {{{0, 25}, "CLUSTER BY AUTO"}}) == "CLUSTER BY AUTO /* x */");
    CHECK(without("SELECT a {% if x %} ORDER BY a {% endif %};", "ORDER BY a")
          == "SELECT a {% if x %} {% endif %};");
    CHECK(without("SELECT '--' ORDER BY a", "ORDER BY a") == "SELECT '--'");
}

TEST_CASE("a clause gets a line of its own where the statement has several", "[fix]") {
    CHECK(with_clause("CREATE TABLE t (a INT);", "TABLE t (a INT)", "COMMENT 'x'")
          == "CREATE TABLE t (a INT) COMMENT 'x';");
    CHECK(with_clause("CREATE TABLE t (\n  a INT\n) USING delta;", "TABLE t (\n  a INT\n) USING delta",
                      "COMMENT 'x'")
          == "CREATE TABLE t (\n  a INT\n) USING delta\nCOMMENT 'x';");
    CHECK(
        with_clause("  CREATE TABLE t (\n    a INT)\n  AS SELECT 1;", "TABLE t (\n    a INT)", "COMMENT 'x'")
        == "  CREATE TABLE t (\n    a INT)\n  COMMENT 'x'\n  AS SELECT 1;");
    CHECK(with_clause("CREATE TABLE t (\n  a INT\n) AS SELECT 1;", "TABLE t (\n  a INT\n)", "COMMENT 'x'")
          == "CREATE TABLE t (\n  a INT\n)\nCOMMENT 'x' AS SELECT 1;");
}

TEST_CASE("a clause looks like the clauses before it", "[fix]") {
    CHECK(with_clause("CREATE TABLE t\n    USING delta;", "TABLE t\n    USING delta", "COMMENT 'X'")
          == "CREATE TABLE t\n    USING delta\n    COMMENT 'X';");
    CHECK(with_clause("create table t\n  (a int,\n   b int);", "table t\n  (a int,\n   b int)", "COMMENT 'X'")
          == "create table t\n  (a int,\n   b int)\ncomment 'X';");
}

TEST_CASE("a clause leaves a comment with the line that it is about", "[fix]") {
    CHECK(with_clause("CREATE TABLE t\n  (a INT) -- one\n;", "TABLE t\n  (a INT)", "COMMENT 'x'")
          == "CREATE TABLE t\n  (a INT) -- one\n  COMMENT 'x'\n;");
    CHECK(with_clause("CREATE TABLE t\n  (a INT) /* one\n two */;", "TABLE t\n  (a INT)", "COMMENT 'x'")
          == "CREATE TABLE t\n  (a INT)\n  COMMENT 'x' /* one\n two */;");
}

TEST_CASE("items are laid out as the list is", "[fix]") {
    CHECK(with_items("P ('a' = '1')", "('a' = '1')", "'1'", "'b' = '2'\n'c' = '3'")
          == "P ('a' = '1', 'b' = '2', 'c' = '3')");
    CHECK(with_items("P (\n  'a' = '1'\n)", "(\n  'a' = '1'\n)", "'1'", "'b' = '2'\n'c' = '3'")
          == "P (\n  'a' = '1',\n  'b' = '2',\n  'c' = '3'\n)");
    CHECK(with_items("P (\r\n\t'a' = '1' -- one\r\n)", "(\r\n\t'a' = '1' -- one\r\n)", "'1'", "'b' = '2'")
          == "P (\r\n\t'a' = '1', -- one\r\n\t'b' = '2'\r\n)");
    CHECK(with_items("P (\n    a INT\n  , b INT\n)", "(\n    a INT\n  , b INT\n)", "b INT", "c INT\nd INT")
          == "P (\n    a INT\n  , b INT\n  , c INT\n  , d INT\n)");
    CHECK(with_items("P ('a' = '1',\n   'b' = '2')", "('a' = '1',\n   'b' = '2')", "'2'", "'c' = '3'")
          == "P ('a' = '1',\n   'b' = '2', 'c' = '3')");
}

TEST_CASE("line breaks are those of the file", "[fix]") {
    CHECK(made("a\r\nb", {{{3, 3}, "x\ny"}}) == "a\r\nx\r\nyb");
    CHECK(made("a\rb", {{{2, 2}, "x\ny"}}) == "a\rx\ryb");
    CHECK(made("a", {{{1, 1}, "x\ny"}}) == "ax\ny");
}

TEST_CASE("a cell of a notebook keeps its margin", "[fix]") {
    const std::string head = "-- Databricks notebook source\n";
    const std::string cell =
        head + "-- MAGIC %sql\n-- MAGIC CREATE TABLE t (\n-- MAGIC   a INT\n-- MAGIC )\n";
    const std::uint32_t begin = span_of(cell, "TABLE").begin;
    const std::uint32_t end = span_of(cell, "\n-- MAGIC )").end;
    CHECK(made(cell, {{{end, end}, "COMMENT 'x'", Placement::clause, {begin, end}}})
          == cell.substr(0, cell.size() - 1) + "\n-- MAGIC COMMENT 'x'\n");
    // A range over several lines
    const Span list = {span_of(cell, "(").begin, end};
    CHECK(made(cell, {{list, "(b INT)"}}) == head + "-- MAGIC %sql\n-- MAGIC CREATE TABLE t (b INT)\n");
    CHECK(made(cell, {{list, {}}}) == head + "-- MAGIC %sql\n-- MAGIC CREATE TABLE t\n");
    // Whole lines
    CHECK(made(cell, {{{begin - 7, end}, {}}}) == head + "-- MAGIC %sql\n");
    const std::string short_cell = head + "-- MAGIC %sql OPTIMIZE a\n";
    CHECK(made(short_cell, {{span_of(short_cell, "OPTIMIZE a"), {}}}) == head + "-- MAGIC %sql\n");
}

TEST_CASE("cells of other languages are not touched", "[fix]") {
    const std::string text = "-- Databricks notebook source\nSELECT 1\n\n-- COMMAND ----------\n\n-- MAGIC "
                             "%python\n-- MAGIC x = 1\n";
    CHECK(made(text, {{span_of(text, "x = 1"), "y"}}) == "cannot be made");
    CHECK(made(text, {{{span_of(text, "SELECT").begin, span_of(text, "x = 1").end}, {}}})
          == "cannot be made");
}

TEST_CASE("an edit inside a string does not end it", "[fix]") {
    const std::string text = "EXECUTE IMMEDIATE 'VACUUM t RETAIN 1 HOURS'";
    CHECK(made(text, {{span_of(text, "1"), "168"}}) == "EXECUTE IMMEDIATE 'VACUUM t RETAIN 168 HOURS'");
    CHECK(made(text, {{span_of(text, "1"), "'168'"}}) == "cannot be made");
    CHECK(made(text, {{span_of(text, "'VACUUM t RETAIN 1 HOURS'"), "'x'"}}) == "EXECUTE IMMEDIATE 'x'");
}

TEST_CASE("edits of one fix that overlap are none", "[fix]") {
    CHECK(made("abcdef", {{{0, 3}, "x"}, {{2, 4}, "y"}}) == "cannot be made");
    CHECK(made("abcdef", {{{2, 2}, "x"}, {{2, 2}, "y"}}) == "cannot be made");
    CHECK(made("abcdef", {{{3, 4}, "y"}, {{0, 3}, "x"}, {{3, 3}, "-"}}) == "x-yef");
    CHECK(made("abcdef", {{{3, 9}, "y"}}) == "cannot be made");
}

} // namespace lakelint::fix
