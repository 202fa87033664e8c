// SPDX-License-Identifier: Apache-2.0
// What the `gcc` format prints, read by the regular expressions that editors and GitHub are given.
// tests/examples reads that of a real run.
#include "support/problem_matcher.h"
#include "unit/report/sample.h"

using namespace lakelint;
using diagnostic::Severity;
using test::lines_of;
using test::match;
using test::match_github;
using test::Problem;
using test::Sample;

namespace {

nlohmann::json documented_pattern() { return test::documented_task().at("problemMatcher").at("pattern"); }

struct Case {
    std::string path;
    Severity severity;
    std::string message;
    std::string shown_path;
    std::string shown_message;
};

const std::vector<Case> awkward{
    {"ods/orders.sql", Severity::error, "plain", "ods/orders.sql", "plain"},
    {"ods/two words.sql", Severity::warning, "plain", "ods/two words.sql", "plain"},
    {"dt=2024-01-01 00:00:00/x.sql", Severity::error, "plain", "dt=2024-01-01 00:00:00/x.sql", "plain"},
    {"a:1:2/x.sql", Severity::note, "plain", "a:1:2/x.sql", "plain"},
    {"[dbt] models/x.sql", Severity::note, "plain", "[dbt] models/x.sql", "plain"},
    {"订单.sql", Severity::error, "表 `订单`", "订单.sql", "表 `订单`"},
    {"\xB1\xED.sql", Severity::error, "\xFF", "\xEF\xBF\xBD\xEF\xBF\xBD.sql", "\xEF\xBF\xBD"},
    {"line\nbreak.sql", Severity::error, "plain", "line\\nbreak.sql", "plain"},
    {"x.sql", Severity::error, "time: 10:20:30: error: not this one", "x.sql",
     "time: 10:20:30: error: not this one"},
    {"x.sql", Severity::error, "y.sql:1:2: note: nor this [a/b]", "x.sql", "y.sql:1:2: note: nor this [a/b]"},
    {"x.sql", Severity::note, "y.sql:1:2: error: nor this [a/b]", "x.sql",
     "y.sql:1:2: error: nor this [a/b]"},
    {"x.sql", Severity::warning, "a list [1, 2] and `t[0]`", "x.sql", "a list [1, 2] and `t[0]`"},
    {"x.sql", Severity::warning,
     "two\nlines\r\n\tand \x1b[31mmore\xE2\x80\xA8"
     "x",
     "x.sql", "two lines  and \\x1b[31mmore\\u{2028}x"},
    {"x.sql", Severity::note, "a trailing blank ", "x.sql", "a trailing blank "},
};

} // namespace

TEST_CASE("every line of the gcc format is read by every matcher", "[report]") {
    for (const Case& one : awkward) {
        Sample sample;
        sample.add_file(one.path, "-- 订\nSELECT bad");
        sample.add("retention/missing-retention", sample.at(one.path, "bad"), one.message).severity =
            one.severity;
        const std::vector<std::string> lines = lines_of(sample.write("gcc"));
        REQUIRE(lines.size() == 1);
        CAPTURE(lines[0]);

        Problem expected{one.shown_path,
                         "2",
                         "8",
                         std::string(name(one.severity)),
                         one.shown_message,
                         "retention/missing-retention"};
        const auto in_editor = match(documented_pattern(), lines[0]);
        REQUIRE(in_editor.has_value());
        CHECK(*in_editor == expected);
        if (one.severity == Severity::note) expected.severity = "notice";
        CHECK(match_github(lines[0]) == expected);
    }
}

TEST_CASE("the gcc format is one line a finding", "[report]") {
    Sample sample;
    sample.add_file("x.sql", "SELECT 订 bad");
    auto& found = sample.add("a/b", sample.at("x.sql", "bad"), "message");
    found.help = "help";
    found.notes.push_back({"note", sample.at("x.sql", "SELECT")});
    sample.add("a/a", sample.at("x.sql", "订"), "first").severity = Severity::note;
    CHECK(sample.write("gcc") == "x.sql:1:8: note: first [a/a]\nx.sql:1:10: error: message [a/b]\n");
    CHECK(Sample().write("gcc").empty());
}

TEST_CASE("other lines of a log are no problems", "[report]") {
    for (const char* line :
         {"Checked 3 files, 12 statements: 3 errors.", "error[a/b]: message", " --> x.sql:1:2",
          "x.sql:1:2: fatal: message [a/b]", "x.sql:1: error: message [a/b]",
          "main.cpp:1:2: warning: unused variable [-Wunused-variable]"}) {
        CAPTURE(line);
        CHECK_FALSE(match(documented_pattern(), line).has_value());
    }
}
