// SPDX-License-Identifier: Apache-2.0
#include "unit/report/sample.h"

#include <algorithm>

using namespace lakelint;
using test::Sample;
using Strings = std::vector<std::string>;

TEST_CASE("findings are sorted, located and fingerprinted", "[report]") {
    Sample sample;
    sample.add_file("a.sql", "one\r\n表 two");
    sample.add_file("b.sql", "three");
    sample.add("z/z", sample.at("b.sql", "three"), "4");
    sample.add("b/b", sample.at("a.sql", "two"), "3");
    sample.add("a/a", sample.at("a.sql", "two"), "2");
    sample.add("c/c", sample.at("a.sql", "one"), "1");
    const report::Report report = sample.located();
    REQUIRE(report.findings.size() == 4);
    std::string order;
    for (const auto& finding : report.findings)
        order += finding.diagnostic.message;
    CHECK(order == "1234");
    CHECK(report.findings[1].range == source::Range{{2, 3}, {2, 6}});
    CHECK(report.findings[1].disposition == diagnostic::Disposition::active);
    CHECK(report.findings[1].fingerprint.size() == 16);
    CHECK(report.findings[1].fingerprint != report.findings[2].fingerprint);
    CHECK(report.summary.errors == 4);
}

TEST_CASE("the order of what comes in changes nothing", "[report]") {
    Sample sample;
    sample.add_file("a.sql", "one two");
    for (const char* rule : {"a/a", "b/b"}) {
        for (const char* message : {"x", "y"}) {
            sample.add(rule, sample.at("a.sql", "two"), message);
            sample.unresolved.push_back({rule, sample.at("a.sql", "one"), "t", message});
        }
    }
    const std::string forwards = sample.write("json");
    std::reverse(sample.diagnostics.begin(), sample.diagnostics.end());
    std::reverse(sample.unresolved.begin(), sample.unresolved.end());
    CHECK(sample.write("json") == forwards);
}

TEST_CASE("the fingerprint does not depend on how a path is printed", "[report]") {
    Sample here;
    here.add_file("a.sql", "one");
    here.add("a/a", here.at("a.sql", "one"), "x");
    Sample above;
    above.add_file("a.sql", "one", "project/a.sql");
    above.add("a/a", above.at("a.sql", "one"), "x");
    CHECK(here.located().findings[0].fingerprint == above.located().findings[0].fingerprint);
}

TEST_CASE("without files everything lies at the beginning", "[report]") {
    std::vector<diagnostic::Diagnostic> diagnostics(1);
    diagnostics[0].location = {"a.sql", {7, 9}};
    diagnostics[0].notes.push_back({"x", diagnostic::Location{"a.sql", {7, 9}}});
    const report::Report report = report::locate(diagnostics, {}, nullptr);
    CHECK(report.findings[0].range == source::Range{});
    CHECK(report.findings[0].note_ranges == std::vector<std::optional<source::Range>>{source::Range{}});
    std::string out;
    report::find_format("text")->write(report, {}, out);
    CHECK(out.starts_with("error[]: \n --> a.sql:1:1\n"));
}

TEST_CASE("formats have names", "[report]") {
    Strings names;
    for (const auto& format : report::formats()) {
        names.emplace_back(format.name);
        CHECK_FALSE(format.description.empty());
        CHECK(report::find_format(format.name) == &format);
    }
    CHECK(names == Strings{"text", "gcc", "json", "github"});
    CHECK(report::find_format("xml") == nullptr);
    CHECK(report::find_format("") == nullptr);
}
