// SPDX-License-Identifier: Apache-2.0
#include "unit/report/sample.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace lakelint;
using diagnostic::Severity;
using test::Sample;

TEST_CASE("a clean run is one line", "[report]") {
    Sample sample;
    sample.summary.files = 20;
    sample.summary.statements = 143;
    CHECK(sample.write("text") == "All clean: 20 files, 143 statements, no findings.\n");
    sample.summary.files = 1;
    sample.summary.statements = 1;
    CHECK(sample.write("text", true) == "\x1b[1;32mAll clean:\x1b[0m 1 file, 1 statement, no findings.\n");
}

TEST_CASE("a run over nothing says so", "[report]") {
    CHECK(Sample().write("text") == "Nothing to check: no SQL files were found.\n");
}

TEST_CASE("a run without findings is not clean while something stayed open", "[report]") {
    Sample sample;
    sample.summary.files = 2;
    sample.summary.statements = 3;
    SECTION("statements that no rule looks at") {
        sample.summary.not_judged = {{"GRANT", 2}, {"SHOW", 1}};
        CHECK(sample.write("text")
              == "Checked 2 files, 3 statements: no findings.\n"
                 "Not judged: 3 statements of kinds that no rule looks at yet: GRANT (2), SHOW (1).\n");
    }
    SECTION("files that could not be read") {
        sample.summary.unreadable = 1;
        CHECK(sample.write("text")
              == "Checked 2 files, 3 statements: no findings.\nNot read: 1 input could not be read.\n");
    }
    SECTION("checks that could not be decided") {
        sample.add_file("x.sql", "SELECT ${x}");
        sample.unresolved.push_back({"a/b", sample.at("x.sql", "${x}"), "t", "a hole"});
        CHECK(sample.write("text")
              == "Checked 2 files, 3 statements: no findings.\n"
                 "Unresolved: 1 check could not be decided and so neither passed nor failed (--strict makes "
                 "it fail):\n"
                 "  1  a hole\n"
                 "     --> x.sql:1:8 [a/b]\n");
    }
}

TEST_CASE("findings are counted by severity", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 9;
    for (const Severity severity : {Severity::note, Severity::error, Severity::warning, Severity::error}) {
        sample.add("a/b", {"x.sql", {}}, "message").severity = severity;
    }
    const std::string text = sample.write("text");
    CHECK(text.ends_with("\nChecked 1 file, 9 statements: 2 errors, 1 warning, 1 note.\n"));
}

TEST_CASE("findings that are not active are counted apart and not shown", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("x.sql", "a b c");
    for (const char* word : {"a", "b", "c"})
        sample.add("a/b", sample.at("x.sql", word), "message");
    report::Report report = sample.located();
    report.findings[0].disposition = diagnostic::Disposition::waived;
    report.findings[1].disposition = diagnostic::Disposition::suppressed;
    report::tally(report);
    CHECK(report.summary.errors == 1);
    CHECK(sample.write("gcc", report) == "x.sql:1:5: error: message [a/b]\n");
    CHECK(sample.write("github", report)
          == "::error file=x.sql,line=1,endLine=1,col=5,endColumn=6,title=a/b::message\n");
    CHECK(sample.write("text", report)
              .ends_with("\n\nChecked 1 file, 1 statement: 1 error.\n"
                         "Not counted: 1 suppressed, 1 waived (--show-suppressed lists them).\n"));
    report.findings[2].disposition = diagnostic::Disposition::waived;
    report::tally(report);
    CHECK(sample.write("text", report)
          == "Checked 1 file, 1 statement: no findings.\n"
             "Not counted: 1 suppressed, 2 waived (--show-suppressed lists them).\n");
}

TEST_CASE("one place that one reason leaves open is shown once, whatever number of rules asked", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("x.sql", "SELECT ${x}, ${y}");
    for (const char* rule : {"a/a", "a/b", "b/c", "b/d"})
        sample.unresolved.push_back({rule, sample.at("x.sql", "${x}"), "t", "a hole"});
    sample.unresolved.push_back({"a/a", sample.at("x.sql", "${y}"), "t", "a hole"});
    CHECK(sample.write("text") == R"(Checked 1 file, 1 statement: no findings.
Unresolved: 2 checks could not be decided and so neither passed nor failed (--strict makes them fail):
  2  a hole
     --> x.sql:1:8 [a/a, a/b and 2 more]
)");
    CHECK(sample.write("github")
          == "::notice title=lakelint::Checks that could not be decided, and so neither passed nor failed: "
             "2\n");
    const auto json = nlohmann::json::parse(sample.write("json"));
    CHECK(json["unresolved"].size() == 5);
    CHECK(json["summary"]["unresolved"] == 5);
}

TEST_CASE("unresolved checks are grouped by reason, the most frequent first", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += "x\n";
    sample.add_file("x.sql", text);
    const auto line = [](std::uint32_t number) {
        return diagnostic::Location{"x.sql", {2 * (number - 1), 2 * (number - 1) + 1}};
    };
    for (std::uint32_t i = 12; i > 0; --i) {
        sample.unresolved.push_back({"a/b", line(i), "t", fmt::format("reason {}", i)});
    }
    for (std::uint32_t i = 30; i < 40; ++i)
        sample.unresolved.push_back({"a/b", line(i), "t", "frequent"});
    CHECK(sample.write("text") == R"(Checked 1 file, 1 statement: no findings.
Unresolved: 22 checks could not be decided and so neither passed nor failed (--strict makes them fail):
  10  frequent
      --> x.sql:30:1 [a/b]
   1  reason 1
      --> x.sql:1:1 [a/b]
   1  reason 2
      --> x.sql:2:1 [a/b]
   1  reason 3
      --> x.sql:3:1 [a/b]
   1  reason 4
      --> x.sql:4:1 [a/b]
   1  reason 5
      --> x.sql:5:1 [a/b]
   1  reason 6
      --> x.sql:6:1 [a/b]
   1  reason 7
      --> x.sql:7:1 [a/b]
   1  reason 8
      --> x.sql:8:1 [a/b]
   1  reason 9
      --> x.sql:9:1 [a/b]
   3  for 3 further reasons; --show-unresolved lists them all
)");
}

TEST_CASE("findings that have a fix are counted, and those that were fixed", "[report]") {
    Sample sample;
    sample.summary.files = 2;
    sample.summary.statements = 3;
    sample.add_file("x.sql", "VACUUM t RETAIN 1 HOURS");
    const auto add = [&](diagnostic::Safety safety, const char* path) {
        auto& found = sample.add("a/b", sample.at("x.sql", "1"), "message");
        found.severity = Severity::note;
        found.help = "write 2";
        found.fixes = {{"write 2", safety, path, {{found.location.span, "2"}}}};
    };
    const auto last_lines = [&](const report::Report& report) {
        const std::string text = sample.write("text", report);
        CHECK(text.find("= fix:") == std::string::npos); // the help says the same
        return text.substr(text.rfind("\n\n") + 2);
    };
    add(diagnostic::Safety::unsafe, "x.sql");
    CHECK(last_lines(sample.located())
          == "Checked 2 files, 3 statements: 1 note.\nFixable: 1 with --fix --unsafe.\n");
    add(diagnostic::Safety::safe, "x.sql");
    add(diagnostic::Safety::safe, "x.sql");
    add(diagnostic::Safety::safe, "elsewhere.sql");
    add(diagnostic::Safety::display_only, "x.sql");
    report::Report report = sample.located();
    CHECK(last_lines(report)
          == "Checked 2 files, 3 statements: 5 notes.\nFixable: 2 with --fix, 1 more with --fix --unsafe.\n");
    report.summary.fixed = 2;
    report.summary.fixed_files = 1;
    CHECK(last_lines(report).starts_with("Fixed 2 findings in 1 file.\nChecked 2 files"));
}
