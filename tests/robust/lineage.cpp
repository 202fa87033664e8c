// SPDX-License-Identifier: Apache-2.0
// Lineage of more relations, deeper and more entangled than any person writes: a right answer that grows with
// the input alone.
#include "robust/program.h"

#include <algorithm>
#include <random>

#include <nlohmann/json.hpp>

using namespace lakelint::test;

namespace {

const std::string cycle_is_an_error = "version: 1\nlayers: {}\nrules: { lineage/cycle: error }\n";

std::string view(std::size_t number, const std::string& query) {
    return fmt::format("CREATE VIEW prod.s.v{:05} AS {};\n", number, query);
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t occurrences(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

TEST_CASE("a cycle of 1,000 tables is one finding with a few notes") {
    const Bench bench;
    bench.write("lakelint.yaml", cycle_is_an_error);
    for (std::size_t i = 0; i < 1000; ++i) {
        bench.write(
            fmt::format("jobs/j{:03}.sql", i),
            fmt::format("INSERT INTO prod.s.t{:03} SELECT * FROM prod.s.t{:03};\n", (i + 1) % 1000, i));
    }
    const Outcome outcome = bench.run("lakelint check --no-cache --format json", {.seconds = 5});
    CHECK(outcome.status == 1);
    const auto document = nlohmann::json::parse(outcome.out);
    REQUIRE(document["findings"].size() == 1);
    const auto& finding = document["findings"][0];
    CHECK(finding["message"]
          == "`prod.s.t000` feeds itself through `prod.s.t001`, `prod.s.t002`, `prod.s.t003` and 996 more "
             "relations");
    CHECK(finding["path"] == "jobs/j999.sql");
    REQUIRE(finding["notes"].size() == 11);
    CHECK(finding["notes"][0]["message"] == "`prod.s.t001` is built from `prod.s.t000` here");
    CHECK(finding["notes"][10]["message"] == "and so on, 989 more from here");
}

TEST_CASE("the tree of a chain of 500 views has a line for each") {
    const Bench bench;
    std::string sql;
    for (std::size_t i = 1; i <= 500; ++i)
        sql += view(i, fmt::format("SELECT * FROM prod.s.v{:05}", i - 1));
    bench.write("a.sql", sql);
    const Outcome down = bench.run("lakelint lineage v00000 --down", {.seconds = 5});
    CHECK(lines_of(down.out) == 502);
    CHECK(down.out.ends_with("(level 500) prod.s.v00500 view (a.sql:500)\n"));
    const Outcome up = bench.run("lakelint lineage v00500 --up", {.seconds = 5});
    CHECK(lines_of(up.out) == 502);
    CHECK(up.out.ends_with("(level 500) prod.s.v00000 created elsewhere (a.sql:1)\n"));
}

TEST_CASE("diamonds on diamonds are written once each") {
    const Bench bench;
    std::string sql;
    for (std::size_t i = 1; i <= 200; ++i) { // 2^200 ways from the first to the last
        sql += view(3 * i + 1, fmt::format("SELECT * FROM prod.s.v{:05}", 3 * i));
        sql += view(3 * i + 2, fmt::format("SELECT * FROM prod.s.v{:05}", 3 * i));
        sql += view(3 * i + 3,
                    fmt::format("SELECT * FROM prod.s.v{:05} JOIN prod.s.v{:05}", 3 * i + 1, 3 * i + 2));
    }
    bench.write("a.sql", sql);
    bench.write("lakelint.yaml", cycle_is_an_error);
    const Outcome tree = bench.run("lakelint lineage v00003", {.seconds = 5});
    CHECK(lines_of(tree.out) == 3 + 4 * 200);
    CHECK(occurrences(tree.out, "(see above)") == 199);
    for (const char* format : {"json", "dot", "mermaid"}) {
        const Outcome graph =
            bench.run(fmt::format("lakelint lineage v00003 --format {}", format), {.seconds = 5});
        CHECK(graph.status == 0);
        CHECK(graph.out.size() < 400'000);
    }
    const Outcome check = bench.run("lakelint check --no-cache", {.seconds = 5});
    CHECK(check.status == 0);
}

TEST_CASE("temporary views that name each other twice pass on what is behind them once") {
    const Bench bench;
    std::string sql = "CREATE TEMP VIEW w0 AS SELECT * FROM prod.s.source;\n";
    for (std::size_t i = 1; i <= 200; ++i)
        sql += fmt::format("CREATE TEMP VIEW w{0} AS SELECT * FROM w{1} AS a JOIN w{1} AS b;\n", i, i - 1);
    bench.write("a.sql", sql + "INSERT INTO prod.s.target SELECT * FROM w200;\n");
    const Outcome outcome =
        bench.run("lakelint lineage target --up", {.seconds = 5, .memory = 300 * megabyte});
    CHECK(outcome.out
          == "prod.s.target created elsewhere\nbuilt from 1 relation:\n"
             "  prod.s.source created elsewhere (a.sql:1)\n");
}

TEST_CASE("everything built from everything: the tree has a line for each edge") {
    const Bench bench;
    std::string sql;
    for (std::size_t i = 0; i < 100; ++i) {
        sql += fmt::format("INSERT INTO prod.s.t{} SELECT * FROM prod.s.t0", i);
        for (std::size_t j = 1; j < 100; ++j)
            sql += fmt::format(", prod.s.t{}", j);
        sql += ";\n";
    }
    bench.write("a.sql", sql);
    bench.write("lakelint.yaml", cycle_is_an_error);
    const Outcome tree = bench.run("lakelint lineage t50 --down", {.seconds = 10});
    CHECK(lines_of(tree.out) == 2 + 100 * 99);
    const Outcome check = bench.run("lakelint check --no-cache --format json", {.seconds = 10});
    const auto document = nlohmann::json::parse(check.out);
    REQUIRE(document["findings"].size() == 1);
    CHECK(document["findings"][0]["help"]
          == "take one of these reads out, so that each relation can be rebuilt from what lies before it; 98 "
             "more "
             "relations go around with these");
}

TEST_CASE("names with holes by the thousand are compared in bounded time") {
    const Bench bench;
    std::string sql;
    for (std::size_t i = 0; i < 3000; ++i) {
        sql += fmt::format("INSERT INTO ${{env{0}}}.s.t SELECT * FROM prod.s.t_${{x{0}}};\n", i);
        sql += fmt::format("INSERT INTO prod.s.t_{0} SELECT * FROM prod.q{0}.t;\n", i);
    }
    bench.write("a.sql", sql);
    bench.write("lakelint.yaml", cycle_is_an_error);
    CHECK(bench.run("lakelint lineage --format json", {.seconds = 20}).status == 0);
    CHECK(bench.run("lakelint check --no-cache", {.seconds = 20}).status == 0);
}

TEST_CASE("lineage is the same for any number of threads and any order of statements' files") {
    std::mt19937 random(20260115);
    std::vector<std::string> jobs;
    for (std::size_t i = 0; i < 300; ++i) {
        const auto pick = [&random] { return random() % 120; };
        jobs.push_back(fmt::format("CREATE TEMP VIEW v AS SELECT * FROM prod.s{}.t{};\n"
                                   "INSERT INTO prod.s{}.t{} SELECT * FROM v JOIN ${{env}}.s{}.t{};\n",
                                   pick() % 3, pick(), pick() % 3, pick(), pick() % 3, pick()));
    }
    const auto edges = [&jobs](const std::string& command) {
        const Bench bench;
        for (std::size_t i = 0; i < jobs.size(); ++i)
            bench.write(fmt::format("j{:03}.sql", i), jobs[i]);
        bench.write("lakelint.yaml", cycle_is_an_error);
        return bench.run(command, {.seconds = 20}).out;
    };
    const std::string text = edges("lakelint lineage --no-cache --jobs 1");
    CHECK(lines_of(text) > 500);
    CHECK(edges("lakelint lineage --no-cache --jobs 7") == text);
    CHECK(edges("lakelint lineage --jobs 2 . j2*.sql j1*.sql") == text);
    const std::string findings = edges("lakelint check --no-cache --jobs 1 --format json");
    CHECK(findings.find("feeds itself through") != std::string::npos);
    CHECK(edges("lakelint check --jobs 7 --format json j2*.sql .") == findings);
    // The same jobs in files of other names: other places, the same graph.
    const std::string graph = edges("lakelint lineage --format dot");
    std::shuffle(jobs.begin(), jobs.end(), random);
    CHECK(edges("lakelint lineage --format dot") == graph);
}
