// SPDX-License-Identifier: Apache-2.0
#include "unit/report/sample.h"

#include <nlohmann/json.hpp>

using namespace lakelint;
using test::Sample;

namespace {

Sample everything() {
    Sample sample;
    sample.summary.files = 2;
    sample.summary.statements = 5;
    sample.summary.unreadable = 1;
    sample.summary.not_judged = {{"SHOW", 1}, {"GRANT", 2}};
    sample.add_file("ods/订单.sql", "CREATE TABLE\n  prod.ods.订单;\n", "../ods/订单.sql");
    sample.add_file("lakelint.yaml", "version: 1\n", "../lakelint.yaml");
    auto& found =
        sample.add("naming/off-template-table", sample.at("ods/订单.sql", "订单"), "message \"quoted\"");
    found.help = "help";
    found.object = "prod.ods.订单";
    found.clause = "订单";
    found.policy = {"lakelint.yaml", 1};
    found.notes.push_back({"here", sample.at("ods/订单.sql", "TABLE")});
    found.notes.push_back({"nowhere", std::nullopt});
    diagnostic::Fix fix;
    fix.title = "rename";
    fix.safety = diagnostic::Safety::unsafe;
    fix.path = "ods/订单.sql";
    fix.edits.push_back({sample.at("ods/订单.sql", "订单").span, "orders"});
    found.fixes.push_back(fix);
    sample.unresolved.push_back(
        {"layers/unknown-layer", sample.at("ods/订单.sql", "prod"), "prod.ods.订单", "a hole"});
    return sample;
}

} // namespace

TEST_CASE("JSON holds everything, in an order that does not change", "[report]") {
    CHECK(everything().write("json") == R"({
  "version": 1,
  "findings": [
    {
      "rule": "naming/off-template-table",
      "severity": "error",
      "message": "message \"quoted\"",
      "path": "../ods/订单.sql",
      "line": 2,
      "column": 12,
      "endLine": 2,
      "endColumn": 14,
      "object": "prod.ods.订单",
      "policy": {
        "path": "../lakelint.yaml",
        "line": 1
      },
      "help": "help",
      "fingerprint": "79ed3f9c84d6433b",
      "disposition": "active",
      "reason": "",
      "by": null,
      "notes": [
        {
          "message": "here",
          "path": "../ods/订单.sql",
          "line": 1,
          "column": 8,
          "endLine": 1,
          "endColumn": 13
        },
        {
          "message": "nowhere",
          "path": null,
          "line": null,
          "column": null,
          "endLine": null,
          "endColumn": null
        }
      ],
      "fixes": [
        {
          "title": "rename",
          "safety": "unsafe",
          "path": "../ods/订单.sql",
          "edits": [
            {
              "line": 2,
              "column": 12,
              "endLine": 2,
              "endColumn": 14,
              "replacement": "orders"
            }
          ]
        }
      ]
    }
  ],
  "unresolved": [
    {
      "path": "../ods/订单.sql",
      "line": 2,
      "column": 3,
      "object": "prod.ods.订单",
      "rule": "layers/unknown-layer",
      "reason": "a hole"
    }
  ],
  "summary": {
    "files": 2,
    "unreadable": 1,
    "statements": 5,
    "notJudged": {
      "GRANT": 2,
      "SHOW": 1
    },
    "errors": 1,
    "warnings": 0,
    "notes": 0,
    "unresolved": 1,
    "named": 0,
    "known": 0
  }
}
)");
}

TEST_CASE("JSON of nothing has the same keys", "[report]") {
    CHECK(Sample().write("json") == R"({
  "version": 1,
  "findings": [],
  "unresolved": [],
  "summary": {
    "files": 0,
    "unreadable": 0,
    "statements": 0,
    "notJudged": {},
    "errors": 0,
    "warnings": 0,
    "notes": 0,
    "unresolved": 0,
    "named": 0,
    "known": 0
  }
}
)");
}

TEST_CASE("a finding without policy, notes and fixes keeps their keys", "[report]") {
    Sample sample;
    sample.add("a/b", {"x.sql", {}}, "message").severity = diagnostic::Severity::note;
    const auto json = nlohmann::json::parse(sample.write("json"));
    const auto& finding = json.at("findings").at(0);
    CHECK(finding.size() == 17);
    CHECK(finding.at("severity") == "note");
    CHECK(finding.at("policy").is_null());
    CHECK(finding.at("object") == "");
    CHECK(finding.at("help") == "");
    CHECK(finding.at("notes") == nlohmann::json::array());
    CHECK(finding.at("fixes") == nlohmann::json::array());
    CHECK(finding.at("line") == 1);
    CHECK(finding.at("endColumn") == 1);
}

TEST_CASE("findings that are not active are in the JSON with what became of them", "[report]") {
    Sample sample;
    sample.add("a/b", {"x.sql", {}}, "message");
    report::Report report = sample.located();
    report.findings[0].disposition = diagnostic::Disposition::waived;
    report::tally(report);
    const auto json = nlohmann::json::parse(sample.write("json", report));
    CHECK(json.at("findings").at(0).at("disposition") == "waived");
    CHECK(json.at("summary").at("errors") == 0);
}

TEST_CASE("bytes that are no UTF-8 never keep JSON from being written", "[report]") {
    Sample sample;
    auto& found = sample.add("a/b", {"\xB1\xED.sql", {}}, "\xFF");
    found.object = "\xE8";
    found.help = std::string("\0\x1b", 2);
    sample.unresolved.push_back({"a/b", {"\xB1.sql", {}}, "\xB1", "\xB1"});
    const auto json = nlohmann::json::parse(sample.write("json"));
    const auto& finding = json.at("findings").at(0);
    CHECK(finding.at("path") == "\xEF\xBF\xBD\xEF\xBF\xBD.sql");
    CHECK(finding.at("message") == "\xEF\xBF\xBD");
    CHECK(finding.at("object") == "\xEF\xBF\xBD");
    CHECK(finding.at("help") == std::string("\0\x1b", 2));
    CHECK(json.at("unresolved").at(0).at("reason") == "\xEF\xBF\xBD");
}
