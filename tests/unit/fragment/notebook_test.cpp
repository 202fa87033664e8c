// SPDX-License-Identifier: Apache-2.0

// The SQL of a file, and where it stands there.
#include "fragment/fragment.h"
#include "fragment/notebook.h"
#include "support/catch.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {
namespace {

using fragment::Fragment;

constexpr std::string_view header = "-- Databricks notebook source\n";

std::vector<Fragment> cells(const std::string& text) { return fragment::notebook_cells(text); }

/// The text of the file at what a fragment says of a piece of it.
std::string in_file(const std::string& file, const Fragment& fragment, std::string_view piece) {
    const std::size_t at = fragment.text.find(piece);
    REQUIRE(at != std::string::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    const source::Span span =
        fragment.map.to_file(source::Span{begin, begin + static_cast<std::uint32_t>(piece.size())});
    return file.substr(span.begin, span.size());
}

std::vector<Fragment> fragments_of(const std::string& text) {
    source::File file;
    file.path = "x.sql";
    file.text = text;
    return fragment::fragments(std::move(file));
}

} // namespace

TEST_CASE("a plain file is one fragment, as it is", "[fragment]") {
    const auto all = fragments_of("SELECT 1;\n-- COMMAND ----------\nSELECT 2");
    REQUIRE(all.size() == 1);
    CHECK(all[0].text == "SELECT 1;\n-- COMMAND ----------\nSELECT 2");
    CHECK(all[0].map.to_file(source::Span{3, 6}) == source::Span{3, 6});
    CHECK(fragments_of("").size() == 1);
}

TEST_CASE("a notebook is told by its first line", "[fragment]") {
    CHECK(fragment::is_sql_notebook("-- Databricks notebook source\nSELECT 1"));
    CHECK(fragment::is_sql_notebook("-- Databricks notebook source"));
    CHECK_FALSE(fragment::is_sql_notebook("SELECT 1 -- Databricks notebook source"));
    CHECK_FALSE(fragment::is_sql_notebook("# Databricks notebook source\nx = 1"));
    CHECK(fragments_of(std::string(header) + "SELECT 1\n\n-- COMMAND ----------\n\nSELECT 2\n").size() == 2);
}

TEST_CASE("each cell of SQL is a fragment", "[fragment]") {
    const std::string file =
        std::string(header)
        + "SELECT 1\n\n-- COMMAND ----------\n\n-- DBTITLE 1,Orders\nSELECT 2;\nSELECT 3\n";
    const auto all = cells(file);
    REQUIRE(all.size() == 2);
    CHECK(all[0].text == "SELECT 1\n\n");
    CHECK(all[1].text.find("SELECT 2;\nSELECT 3") != std::string::npos);
    CHECK(in_file(file, all[0], "SELECT 1") == "SELECT 1");
    CHECK(in_file(file, all[1], "SELECT 2") == "SELECT 2");
    CHECK(in_file(file, all[1], "SELECT 3") == "SELECT 3");
}

TEST_CASE("cells of other languages are left out", "[fragment]") {
    const std::string file = std::string(header)
                             + "-- MAGIC %md\n-- MAGIC # SELECT 1\n\n-- COMMAND ----------\n\n"
                               "-- MAGIC %python\n-- MAGIC spark.sql('SELECT 2')\n\n-- COMMAND ----------\n\n"
                               "-- MAGIC %sqlx\n-- MAGIC SELECT 4\n\n-- COMMAND ----------\n\n"
                               "%scala\nval x = 1\n\n-- COMMAND ----------\n\nSELECT 3\n";
    const auto all = cells(file);
    REQUIRE(all.size() == 1);
    CHECK(all[0].text == "SELECT 3\n");
    CHECK(in_file(file, all[0], "SELECT 3") == "SELECT 3");
}

TEST_CASE("lines behind MAGIC stand where they stand in the file", "[fragment]") {
    const std::string file = std::string(header)
                             + "-- MAGIC %sql\n-- MAGIC SELECT a,\n-- MAGIC   bcd\n-- MAGIC FROM t\n\n"
                               "-- COMMAND ----------\n\n-- MAGIC %sql SELECT 2\n-- MAGIC , 3\n\n"
                               "-- COMMAND ----------\n\n%sql\nSELECT 4\n";
    const auto all = cells(file);
    REQUIRE(all.size() == 3);
    CHECK(all[0].text == "\nSELECT a,\n  bcd\nFROM t\n\n");
    CHECK(in_file(file, all[0], "bcd") == "bcd");
    CHECK(in_file(file, all[0], "FROM t") == "FROM t");
    CHECK(all[1].text == " SELECT 2\n, 3\n\n");
    CHECK(in_file(file, all[1], "SELECT 2") == "SELECT 2");
    CHECK(in_file(file, all[1], ", 3") == ", 3");
    CHECK(in_file(file, all[2], "SELECT 4") == "SELECT 4");
}

TEST_CASE("a range over several MAGIC lines ends where its last byte does", "[fragment]") {
    const std::string file = std::string(header) + "-- MAGIC %sql\n-- MAGIC 'a\n-- MAGIC b' c\n";
    const auto all = cells(file);
    REQUIRE(all.size() == 1);
    const auto begin = static_cast<std::uint32_t>(all[0].text.find('\''));
    const source::Span span = all[0].map.to_file(source::Span{begin, begin + 5});
    CHECK(file.substr(span.begin, span.size()) == "'a\n-- MAGIC b'");
}

TEST_CASE("line breaks of Windows, empty cells, no last line break", "[fragment]") {
    std::string file =
        std::string(header) + "SELECT 1\n\n-- COMMAND ----------\n\n\n-- COMMAND ----------\n\nSELECT 2";
    std::string windows;
    for (const char c : file)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    for (const std::string& text : {file, windows}) {
        const auto all = cells(text);
        REQUIRE(all.size() == 2);
        CHECK(in_file(text, all[0], "SELECT 1") == "SELECT 1");
        CHECK(in_file(text, all[1], "SELECT 2") == "SELECT 2");
        const auto end = static_cast<std::uint32_t>(all[1].text.size());
        CHECK(all[1].map.to_file(source::Span{0, end}).end == text.size());
        CHECK(all[0].text.find('\r') == std::string::npos);
    }
    CHECK(cells(std::string(header)).empty());
    CHECK(cells("-- Databricks notebook source").empty());
}

} // namespace lakelint::test
