// SPDX-License-Identifier: Apache-2.0
// Input that is larger or deeper than any person writes: a clear answer, in bounded time and memory.
#include "robust/program.h"

#include <nlohmann/json.hpp>

using namespace lakelint::test;

namespace {

const std::string unbounded_change_is_a_warning = "version: 1\nrules: { safety/unbounded-change: warning }\n";

/// `SELECT c0, c1 …` of so many tokens.
std::string long_select(std::size_t tokens) {
    std::string sql = "SELECT c0";
    for (std::size_t i = 1; i < tokens / 2; ++i)
        sql += fmt::format(", c{}", i);
    return sql;
}

} // namespace

TEST_CASE("50 MB on one line, of one string") {
    const Bench bench;
    bench.write("a.sql", "SELECT '" + std::string(50 * megabyte, 'x') + "' AS a FROM t WHERE");
    const Outcome outcome =
        bench.run("lakelint parse --format gcc", {.seconds = 5, .memory = 400 * megabyte});
    CHECK(outcome.out
          == "a.sql:1:50000028: error: expected an expression, found the end of the statement "
             "[syntax/error]\n");
    CHECK(outcome.err.empty());
    CHECK(outcome.status == 1);
}

TEST_CASE("50 MB on one line, of many rows, show an excerpt that fits a terminal") {
    const Bench bench;
    const std::string row = "(1, '" + std::string(10'000, 'x') + "'), ";
    bench.write("a.sql", "INSERT INTO t VALUES " + repeated(row, 50 * megabyte / row.size()) + "(1, '2';");
    const Outcome outcome = bench.run("lakelint parse", {.seconds = 5, .memory = 400 * megabyte});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.size() < 2000);
    CHECK(outcome.out.find("xxxxxxxx'), (1, '2';") != std::string::npos);
}

TEST_CASE("20,000 findings on one line of 600 KB") {
    const Bench bench;
    bench.write("lakelint.yaml", unbounded_change_is_a_warning);
    bench.write("a.sql", repeated("DELETE FROM prod.ods.orders; ", 20'000));
    const Outcome outcome = bench.run("lakelint check --no-cache --format text=a.txt --format gcc=a.gcc "
                                      "--format github=a.github --format json",
                                      {.seconds = 10, .memory = 500 * megabyte});
    CHECK(outcome.status == 0);
    const auto report = nlohmann::json::parse(outcome.out);
    REQUIRE(report["findings"].size() == 20'000);
    CHECK(report["findings"][19'999]["column"] == 19'999 * 29 + 1);
    for (const char* file : {"a.txt", "a.gcc", "a.github"}) {
        CAPTURE(file);
        CHECK(std::filesystem::file_size(bench.path() / file) > megabyte);
    }
}

TEST_CASE("50,000 nested parentheses are refused, and the next statement is read") {
    const Bench bench;
    bench.write("a.sql", "SELECT " + repeated("(", 50'000) + "1" + repeated(")", 50'000) + ";\nSELECT (;\n");
    const Outcome outcome =
        bench.run("lakelint parse --format gcc", {.seconds = 2, .memory = 100 * megabyte});
    CHECK(outcome.status == 1);
    const std::size_t second = outcome.out.find('\n') + 1;
    CHECK(outcome.out.substr(0, second)
          == "a.sql:1:656: error: nested too deeply: more than 500 levels [syntax/error]\n");
    CHECK(outcome.out.substr(second, 11) == "a.sql:2:9: ");
}

TEST_CASE("nesting of every kind is refused or read, also when it never ends") {
    const Bench bench;
    const std::string begin =
        GENERATE(as<std::string>{}, "SELECT (", "SELECT * FROM (SELECT ", "SELECT CASE WHEN ",
                 "SELECT ARRAY<", "SELECT f(", "SELECT - ", "SELECT NOT ", "SELECT a[", "BEGIN ", "/* ",
                 "WITH a AS (", "CREATE TABLE t (a STRUCT<b: ");
    CAPTURE(begin);
    const std::string rest = begin.substr(begin.find(' ') + 1);
    bench.write("a.sql", begin + repeated(rest.empty() ? begin : rest, 50'000));
    const Outcome outcome =
        bench.run("lakelint parse --format gcc", {.seconds = 5, .memory = 300 * megabyte});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.starts_with("a.sql:1:"));
}

TEST_CASE("a statement of a million tokens takes seconds and less than a gigabyte") {
    const Bench bench;
    bench.write("a.sql", long_select(1'000'000) + " FROM t;\n");
    const Outcome outcome = bench.run("lakelint parse", {.seconds = 6, .memory = 1000 * megabyte});
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "All clean: 1 file, 1 statement, no findings.\n");
}

TEST_CASE("so does one with a mistake at its end") {
    const Bench bench;
    bench.write("a.sql", long_select(1'000'000) + "\nFROM t WHERE );\n");
    const Outcome outcome =
        bench.run("lakelint parse --format gcc", {.seconds = 12, .memory = 1000 * megabyte});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.starts_with("a.sql:2:14: error: "));
}

TEST_CASE("a million words that are no SQL") {
    const Bench bench;
    bench.write("a.sql", repeated("lorem ", 1'000'000));
    const Outcome outcome =
        bench.run("lakelint parse --format gcc", {.seconds = 6, .memory = 1000 * megabyte});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.starts_with("a.sql:1:1: error: "));
}

TEST_CASE("a file of 100,000 statements about one table is judged in seconds") {
    const Bench bench;
    bench.write("lakelint.yaml",
                "version: 1\nlayers:\n  ods: { schemas: ['*.ods'], tables: 'erp_{entity}' }\n"
                "names: { entity: '[a-z]+' }\n");
    bench.write("a.sql", repeated("CREATE TABLE prod.ods.erp_a (id INT);\nSELECT id FROM prod.ods.erp_a;\n"
                                  "CREATE OR REPLACE TEMPORARY VIEW v AS SELECT * FROM prod.ods.erp_a;\n"
                                  "INSERT INTO prod.ods.erp_a SELECT * FROM v;\n",
                                  25'000));
    const Outcome outcome =
        bench.run("lakelint check --no-cache", {.seconds = 15, .memory = 1000 * megabyte});
    CHECK(outcome.out == "All clean: 1 file, 100000 statements, no findings.\n");
    CHECK(outcome.status == 0);
}

TEST_CASE("JSON lines that are nested without end are refused, and the next line is read") {
    const Bench bench;
    bench.write("in.jsonl", "{\"id\": " + repeated("[", 1'000'000) + "\n"
                                + "{\"id\": " + repeated("[", 200'000) + repeated("]", 200'000)
                                + ", \"sql\": \"SELECT 1\"}\n{\"id\": 3, \"sql\": \"SELECT 1\"}\n");
    const Outcome outcome =
        bench.run("lakelint parse --jsonl in.jsonl", {.seconds = 5, .memory = 300 * megabyte});
    CHECK(outcome.status == 1);
    const std::string refused =
        R"({"ok":false,"statements":0,"errors":[{"line":1,"column":1,"message":"this line is JSON that is nested too deeply"}]})";
    CHECK(outcome.out
          == refused + "\n" + refused + "\n" + R"({"id":3,"ok":true,"statements":1,"errors":[]})" + "\n");
}

TEST_CASE("a policy that is nested without end is an error") {
    const Bench bench;
    bench.write("a.sql", "SELECT 1;\n");
    bench.write("lakelint.yaml", "version: 1\nlayers: " + repeated("[", 100'000));
    const Outcome outcome =
        bench.run("lakelint check --format gcc", {.seconds = 5, .memory = 300 * megabyte});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.starts_with("lakelint.yaml:2:"));
}
