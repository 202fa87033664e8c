// SPDX-License-Identifier: Apache-2.0
#include "unit/report/sample.h"

using namespace lakelint;
using diagnostic::Severity;
using test::Sample;

TEST_CASE("a finding is a workflow command", "[report]") {
    Sample sample;
    sample.add_file("x.sql", "SELECT bad");
    auto& found = sample.add("naming/off-template-table", sample.at("x.sql", "bad"), "message");
    found.help = "rename it";
    found.policy = {"lakelint.yaml", 12};
    CHECK(sample.write("github")
          == "::error file=x.sql,line=1,endLine=1,col=8,endColumn=11,title=naming/off-template-table"
             "::message%0Apolicy: lakelint.yaml:12%0Ahelp: rename it\n");
}

TEST_CASE("severities have the names of the workflow commands", "[report]") {
    Sample sample;
    auto& found = sample.add("a/b", {"x.sql", {}}, "message");
    found.severity = Severity::warning;
    CHECK(sample.write("github").starts_with("::warning file="));
    found.severity = Severity::note;
    CHECK(sample.write("github").starts_with("::notice file="));
}

TEST_CASE("what would end a command or a property is escaped", "[report]") {
    Sample sample;
    sample.add_file("a,b: 100%.sql", "x");
    sample.add("a/b", sample.at("a,b: 100%.sql", "x"), "100%, a::b\r\nnext");
    CHECK(sample.write("github")
          == "::error file=a%2Cb%3A 100%25.sql,line=1,endLine=1,col=1,endColumn=2,title=a/b::100%25, a::b "
             "next\n");
    Sample line_break;
    line_break.add("a/b", {"a\nb.sql", {}}, "\x1b[31m");
    CHECK(line_break.write("github")
          == "::error file=a\\nb.sql,line=1,endLine=1,col=1,endColumn=1,title=a/b::\\x1b[31m\n");
}

TEST_CASE("a finding over several lines has no columns", "[report]") {
    Sample sample;
    sample.add_file("x.sql", "one\ntwo\nthree\n");
    sample.add("a/b", {"x.sql", {0, 7}}, "message");
    CHECK(sample.write("github") == "::error file=x.sql,line=1,endLine=2,title=a/b::message\n");
    sample.diagnostics[0].location.span = {0, 8}; // with the line break
    CHECK(sample.write("github") == "::error file=x.sql,line=1,endLine=2,title=a/b::message\n");
}

TEST_CASE("unresolved checks are one notice", "[report]") {
    Sample sample;
    sample.unresolved = {{"a/b", {"x.sql", {}}, "t", "a hole"}, {"a/c", {"x.sql", {}}, "t", "another"}};
    CHECK(sample.write("github")
          == "::notice title=lakelint::Checks that could not be decided, and so neither passed nor failed: "
             "2\n");
    CHECK(Sample().write("github").empty());
}
