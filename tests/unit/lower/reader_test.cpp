// SPDX-License-Identifier: Apache-2.0

// One reader, many fragments: counts, contexts, places, and nothing that one leaves to the next.
#include "fragment/notebook.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::test {
namespace {

facts::FileFacts read(lower::Reader& reader, std::string_view sql) {
    facts::FileFacts file;
    reader.read(sql, source::OffsetMap(), file);
    return file;
}

facts::FileFacts read(std::string_view sql) {
    lower::Reader reader;
    return read(reader, sql);
}

} // namespace

TEST_CASE("statements are counted as people count them", "[reader]") {
    CHECK(read("").statement_count == 0);
    CHECK(read("SELECT 1; SELECT 2").statement_count == 2);
    CHECK(read("SELECT 1; SELEC 2; SELECT 3").statement_count == 3);
    const auto script = read("BEGIN INSERT INTO a SELECT 1; DELETE FROM b; END");
    CHECK(script.statement_count == 1);
    CHECK(script.statements.size() == 2);
}

TEST_CASE("a file's first context is empty, also when nothing could be read", "[reader]") {
    CHECK(read("").contexts.size() == 1);
    CHECK(read("SELEC 1").contexts.size() == 1);
    CHECK(read("SELECT 1").contexts.front() == facts::Context());
}

TEST_CASE("USE holds for what follows it in the file, over fragments", "[reader]") {
    lower::Reader reader;
    facts::FileFacts file;
    reader.read("USE SCHEMA ods; SELECT * FROM a", source::OffsetMap(), file);
    reader.read("SELECT * FROM b", source::OffsetMap(100), file);
    REQUIRE(file.statements.size() == 3);
    CHECK(file.contexts[file.statements[0].context].schema.value.empty());
    CHECK(file.contexts[file.statements[1].context].schema.value == "ods");
    CHECK(file.contexts[file.statements[2].context].schema.value == "ods");
    CHECK(file.statements[2].span == source::Span{100, 115});
    // … and not for another file.
    CHECK(read(reader, "SELECT * FROM c").contexts.size() == 1);
}

TEST_CASE("a statement that is wrong changes no context", "[reader]") {
    const auto file = read("USE SCHEMA ods; BEGIN USE SCHEMA mart; SELECT * FORM x; END; SELECT * FROM a");
    REQUIRE(file.faults.size() == 1);
    CHECK(file.contexts[file.statements.back().context].schema.value == "ods");
}

TEST_CASE("variables of one file are none of the next", "[reader]") {
    lower::Reader reader;
    const auto kind = [&](std::string_view sql) {
        const auto file = read(reader, sql);
        return file.statements.back().writes.back().predicate.bounds.size();
    };
    CHECK(kind("DECLARE VARIABLE cutoff DATE; DELETE FROM t WHERE dt < cutoff") == 1);
    CHECK(kind("DELETE FROM t WHERE dt < cutoff") == 0);
}

TEST_CASE("places are those of the file, in notebooks too", "[reader]") {
    const std::string notebook = "-- Databricks notebook source\n-- MAGIC %sql\n-- MAGIC SELECT * FROM\n"
                                 "-- MAGIC   ods.orders WHERE\n-- MAGIC ORDER BY a\n";
    lower::Reader reader;
    facts::FileFacts file;
    for (const auto& cell : fragment::notebook_cells(notebook))
        reader.read(cell.text, cell.map, file);
    REQUIRE(file.faults.size() == 1);
    const auto span = file.faults.front().span;
    CHECK(notebook.substr(span.begin, span.size()) == "ORDER");
    const auto whole = file.faults.front().statement;
    CHECK(notebook.substr(whole.begin, 13) == "SELECT * FROM");
}

TEST_CASE("nesting is refused before it can hurt, and nothing else is", "[reader]") {
    const auto nested = [](std::size_t depth) {
        return "SELECT " + std::string(depth, '(') + "1" + std::string(depth, ')');
    };
    CHECK(read(nested(400)).faults.empty());
    for (const std::size_t depth : {2'000U, 50'000U}) {
        const auto file = read("SELECT 1;" + nested(depth) + "; SELECT 2");
        REQUIRE(file.faults.size() == 1);
        CHECK(file.faults.front().message == "nested too deeply: more than 500 levels");
        CHECK(file.statements.size() == 2);
    }
    // Flat, however long.
    std::string many = "SELECT 1";
    for (int i = 0; i < 20'000; ++i)
        many += " + 1";
    CHECK(read(many).faults.empty());
}

TEST_CASE("trees of what does not parse are empty, those of the rest are not", "[reader]") {
    const std::string trees = lower::Reader().describe_trees("SELECT 1; SELEC 2; SELECT 3");
    CHECK(trees.find("(singleStatement") == 0);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = trees.find("(singleStatement", at)) != std::string::npos; ++at)
        ++count;
    CHECK(count == 2);
}

} // namespace lakelint::test
