// SPDX-License-Identifier: Apache-2.0
#include "unit/report/sample.h"

using namespace lakelint;
using diagnostic::Severity;
using test::Sample;

namespace {

/// A sample whose summary is one known line.
Sample with_orders() {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("ods/orders.sql",
                    "-- 订单\nCREATE TABLE prod.ods.orders (\n\tid INT COMMENT '订单号', 名字 STRING\n)"
                    " USING delta\n  TBLPROPERTIES ('a' = 'b');\n");
    return sample;
}

} // namespace

TEST_CASE("a finding shows its place, the policy's line and how to fix it", "[report]") {
    Sample sample = with_orders();
    sample.add_file("lakelint.yaml",
                    "version: 1\nlayers:\n  ods:\n    retention: { log: { min: 30 days } }\n");
    auto& found = sample.add("retention/missing-retention", sample.at("ods/orders.sql", "orders"),
                             "table `prod.ods.orders` sets no `delta.logRetentionDuration`");
    found.help = "set it with ALTER TABLE … SET TBLPROPERTIES";
    found.policy = {"lakelint.yaml", 4};
    CHECK(
        sample.write("text")
        == R"(error[retention/missing-retention]: table `prod.ods.orders` sets no `delta.logRetentionDuration`
 --> ods/orders.sql:2:23
  |
2 | CREATE TABLE prod.ods.orders (
  |                       ^^^^^^
  |
  = policy: lakelint.yaml:4: retention: { log: { min: 30 days } }
  = help: set it with ALTER TABLE … SET TBLPROPERTIES

Checked 1 file, 1 statement: 1 error.
)");
}

TEST_CASE("what must not be printed is not, whatever is found on its line", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("load.sql", "COPY INTO t FROM 's3://x' WITH (CREDENTIAL (KEY = 'gehëim'));\n");
    sample.conceal("load.sql", "'gehëim'");
    sample.add("access/inline-secret", sample.at("load.sql", "'gehëim'"), "a key is written into the SQL");
    auto& other = sample.add("lineage/path-read", sample.at("load.sql", "'s3://x'"), "a path is read");
    other.notes.push_back({"the key stands here", sample.at("load.sql", "KEY")});
    CHECK(sample.write("text") == R"(error[lineage/path-read]: a path is read
 --> load.sql:1:18
  |
1 | COPY INTO t FROM 's3://x' WITH (CREDENTIAL (KEY = ••••••••));
  |                  ^^^^^^^^
note: the key stands here
 --> load.sql:1:45
  |
1 | COPY INTO t FROM 's3://x' WITH (CREDENTIAL (KEY = ••••••••));
  |                                             ---

error[access/inline-secret]: a key is written into the SQL
 --> load.sql:1:51
  |
1 | COPY INTO t FROM 's3://x' WITH (CREDENTIAL (KEY = ••••••••));
  |                                                   ^^^^^^^^

Checked 1 file, 1 statement: 2 errors.
)");
    for (const char* format : {"gcc", "json", "github"})
        CHECK(sample.write(format).find("geh") == std::string::npos);
}

TEST_CASE("notes follow, with excerpts of their own where they have a place", "[report]") {
    Sample sample = with_orders();
    std::string text;
    for (int i = 0; i < 11; ++i)
        text += "\n";
    sample.add_file("mart/daily.sql", text + "SELECT * FROM prod.ods.orders");
    auto& found = sample.add("lineage/forbidden-read", sample.at("ods/orders.sql", "orders"), "message");
    found.severity = Severity::warning;
    found.notes.push_back({"it is read here", sample.at("mart/daily.sql", "prod.ods.orders")});
    found.notes.push_back({"layer `ods` reads nothing", std::nullopt});
    diagnostic::Fix fix;
    fix.title = "remove the read";
    found.fixes.push_back(fix);
    CHECK(sample.write("text") == R"(warning[lineage/forbidden-read]: message
  --> ods/orders.sql:2:23
   |
 2 | CREATE TABLE prod.ods.orders (
   |                       ^^^^^^
   |
   = fix: remove the read
   = note: layer `ods` reads nothing
note: it is read here
  --> mart/daily.sql:12:15
   |
12 | SELECT * FROM prod.ods.orders
   |               ---------------

Checked 1 file, 1 statement: 1 warning.
)");
}

TEST_CASE("wide text and tabs keep the underline in its place", "[report]") {
    Sample sample = with_orders();
    sample.add("naming/off-template-column", sample.at("ods/orders.sql", "名字"), "message");
    CHECK(sample.write("text") == R"(error[naming/off-template-column]: message
 --> ods/orders.sql:3:24
  |
3 |     id INT COMMENT '订单号', 名字 STRING
  |                              ^^^^

Checked 1 file, 1 statement: 1 error.
)");
}

TEST_CASE("of a finding over many lines the first and the last are shown", "[report]") {
    Sample sample = with_orders();
    SECTION("many") {
        sample.add(
            "a/b",
            sample.at("ods/orders.sql", "prod.ods.orders (\n\tid INT COMMENT '订单号', 名字 STRING\n)"),
            "message");
        CHECK(sample.write("text") == R"(error[a/b]: message
 --> ods/orders.sql:2:14
  |
2 | CREATE TABLE prod.ods.orders (
  |              ^^^^^^^^^^^^^^^^^
...
4 | ) USING delta
  | ^

Checked 1 file, 1 statement: 1 error.
)");
    }
    SECTION("two, and the line break after them") {
        sample.add("a/b", sample.at("ods/orders.sql", "delta\n  TBLPROPERTIES ('a' = 'b');\n"), "message");
        CHECK(sample.write("text") == R"(error[a/b]: message
 --> ods/orders.sql:4:9
  |
4 | ) USING delta
  |         ^^^^^
5 |   TBLPROPERTIES ('a' = 'b');
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^

Checked 1 file, 1 statement: 1 error.
)");
    }
    SECTION("with CRLF") {
        sample.add_file("crlf.sql", "a (\r\n\r\n  b\r\n)\r\n");
        sample.add("a/b", {"crlf.sql", {0, 15}}, "message");
        CHECK(sample.write("text")
              == "error[a/b]: message\n --> crlf.sql:1:1\n  |\n1 | a (\n  | ^^^\n...\n4 | )\n  | ^\n\n"
                 "Checked 1 file, 1 statement: 1 error.\n");
    }
    SECTION("nothing but line breaks") {
        sample.add_file("blank.sql", "\n\n\n");
        sample.add("a/b", {"blank.sql", {0, 3}}, "message");
        CHECK(sample.write("text")
              == "error[a/b]: message\n --> blank.sql:1:1\n  |\n1 |\n  | ^\n\nChecked 1 file, 1 statement: 1 "
                 "error.\n");
    }
}

TEST_CASE("the end of a file can be pointed at", "[report]") {
    Sample sample = with_orders();
    sample.add_file("x.sql", "SELECT 1 +");
    sample.add("syntax/error", {"x.sql", {10, 10}}, "message");
    sample.add_file("y.sql", "SELECT 1 +\n");
    sample.add("syntax/error", {"y.sql", {11, 11}}, "message");
    CHECK(sample.write("text") == R"(error[syntax/error]: message
 --> x.sql:1:11
  |
1 | SELECT 1 +
  |           ^

error[syntax/error]: message
 --> y.sql:2:1
  |
2 |
  | ^

Checked 1 file, 1 statement: 2 errors.
)");
}

TEST_CASE("a finding in a file without text shows its place alone", "[report]") {
    Sample sample = with_orders();
    auto& found = sample.add("policy/invalid", {"gone.yaml", {5, 6}}, "message");
    found.help = "help";
    found.policy = {"other.yaml", 7};
    CHECK(sample.write("text") == R"(error[policy/invalid]: message
 --> gone.yaml:1:1
  = policy: other.yaml:7
  = help: help

Checked 1 file, 1 statement: 1 error.
)");
}

TEST_CASE("nothing in a file or name reaches the terminal as a command", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("a\x1b[2J\nb.sql", "SELECT \x1b]0;title\x07 \xE2\x80\xAEx", "");
    sample.add_file("lakelint.yaml", "\x1b[1A: x\n");
    auto& found = sample.add("a/b", {"a\x1b[2J\nb.sql", {0, 6}}, "two\nlines \x1b[31m");
    found.help = "\x9B[1m\n";
    found.policy = {"lakelint.yaml", 1};
    found.notes.push_back({"\x08", std::nullopt});
    sample.unresolved.push_back({"a/b", {"a\x1b[2J\nb.sql", {0, 1}}, "t", "the name holds `\x1b`"});
    CHECK(sample.write("text")
          == R"(error[a/b]: two lines \x1b[31m
 --> a\x1b[2J\nb.sql:1:1
  |
1 | SELECT \x1b]0;title\x07 \u{202e}x
  | ^^^^^^
  |
  = policy: lakelint.yaml:1: \x1b[1A: x
)"
             "  = help: \xEF\xBF\xBD[1m \n"
             R"(  = note: \x08

Checked 1 file, 1 statement: 1 error.
Unresolved: 1 check could not be decided and so neither passed nor failed (--strict makes it fail):
  1  the name holds `\x1b`
     --> a\x1b[2J\nb.sql:1:1 [a/b]
)");
}

TEST_CASE("a long policy line is cut", "[report]") {
    Sample sample = with_orders();
    sample.add_file("lakelint.yaml", "  tables: \"" + std::string(200, 'x') + "\"\n");
    sample.add("a/b", {"gone.sql", {}}, "message").policy = {"lakelint.yaml", 1};
    CHECK(sample.write("text")
          == "error[a/b]: message\n --> gone.sql:1:1\n  = policy: lakelint.yaml:1: tables: \""
                 + std::string(90, 'x') + "…\n\nChecked 1 file, 1 statement: 1 error.\n");
}

TEST_CASE("paths are printed as their files say", "[report]") {
    Sample sample = with_orders();
    sample.add_file("x.sql", "SELECT 1", "../project/x.sql");
    sample.add("a/b", sample.at("x.sql", "1"), "message");
    CHECK(sample.write("text").find(" --> ../project/x.sql:1:8\n") != std::string::npos);
    CHECK(sample.write("gcc") == "../project/x.sql:1:8: error: message [a/b]\n");
}

TEST_CASE("colours mark severity, frame and labels, and change no text", "[report]") {
    Sample sample;
    sample.summary.files = 1;
    sample.summary.statements = 1;
    sample.add_file("x.sql", "SELECT 1");
    auto& found = sample.add("a/b", sample.at("x.sql", "1"), "message");
    found.severity = Severity::warning;
    found.help = "help";
    CHECK(sample.write("text", true)
          == "\x1b[1;33mwarning[a/b]\x1b[0m\x1b[1m: message\x1b[0m\n"
             " \x1b[1;34m-->\x1b[0m x.sql:1:8\n"
             "  \x1b[1;34m|\x1b[0m\n"
             "\x1b[1;34m1 |\x1b[0m SELECT 1\n"
             "  \x1b[1;34m|\x1b[0m        \x1b[1;33m^\x1b[0m\n"
             "  \x1b[1;34m|\x1b[0m\n"
             "  \x1b[1;34m=\x1b[0m \x1b[1mhelp:\x1b[0m help\n"
             "\n"
             "\x1b[1mChecked\x1b[0m 1 file, 1 statement: \x1b[1;33m1 warning\x1b[0m.\n");
    sample.diagnostics[0].severity = Severity::error;
    CHECK(sample.write("text", true).starts_with("\x1b[1;31merror[a/b]"));
    sample.diagnostics[0].severity = Severity::note;
    CHECK(sample.write("text", true).starts_with("\x1b[1;36mnote[a/b]"));
    CHECK(sample.write("gcc", true).find('\x1b') == std::string::npos);
    CHECK(sample.write("json", true).find('\x1b') == std::string::npos);
    CHECK(sample.write("github", true).find('\x1b') == std::string::npos);
}
