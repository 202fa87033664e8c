// SPDX-License-Identifier: Apache-2.0

// Which findings comments set aside, and what is said of the comments.
#include "lower/lower.h"
#include "support/catch.h"
#include "triage/inline.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {
namespace {

using triage::Disposition;
using triage::Judged;
using Lines = std::vector<std::string>;

/// Files of SQL, findings in them, and what becomes of both.
class Triage {
  public:
    void file(std::string path, std::string sql) {
        facts::FileFacts& file = files_.emplace_back();
        file.path = std::move(path);
        lower::Reader().read(sql, source::OffsetMap(), file);
        texts_.push_back(std::move(sql));
    }

    /// A finding at the first place of a text in the file added last.
    void finding(std::string rule, std::string_view at) {
        const std::size_t begin = texts_.back().find(at);
        REQUIRE(begin != std::string::npos);
        Judged& judged = findings.emplace_back();
        judged.diagnostic.rule = std::move(rule);
        judged.diagnostic.location = {
            files_.back().path,
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + at.size())}};
    }

    /// `path severity rule "text at the place" message | help` of what is said of the comments.
    Lines run() {
        const triage::Rules rules{{"cost/no-vacuum", "cost/small-files", "naming/off-template-table",
                                   "personal/production-read", "policy/unused-suppression",
                                   "retention/missing-retention", "safety/unbounded-change", "syntax/error"},
                                  [](std::string_view id) { return !id.starts_with("personal/"); }};
        Lines lines;
        for (const auto& found : triage::suppress(files_, rules, findings)) {
            lines.push_back(fmt::format("{} {} {} \"{}\" {} | {}", found.location.path,
                                        diagnostic::name(found.severity), found.rule, at(found.location),
                                        found.message, found.help));
        }
        return lines;
    }

    /// `active`, or `suppressed: reason (text of the comment)`, of each finding.
    [[nodiscard]] Lines dispositions() const {
        Lines lines;
        for (const Judged& judged : findings) {
            std::string& line = lines.emplace_back(diagnostic::name(judged.disposition));
            if (!judged.reason.empty()) line += ": " + judged.reason;
            if (judged.by) line += " (" + at(*judged.by) + ")";
        }
        return lines;
    }

    std::vector<Judged> findings;

  private:
    [[nodiscard]] std::string at(const diagnostic::Location& location) const {
        for (std::size_t i = 0; i < files_.size(); ++i) {
            if (files_[i].path == location.path)
                return texts_[i].substr(location.span.begin, location.span.size());
        }
        return "?";
    }

    std::vector<facts::FileFacts> files_;
    Lines texts_;
};

constexpr const char* rule_help = " | `lakelint rules` lists every rule; `family/*` names a whole family";

} // namespace

TEST_CASE("a comment sets aside what it covers, by rule and place", "[inline]") {
    Triage triage;
    triage.file("a.sql", "-- lakelint: disable=retention/missing-retention (kept for the audit)\n"
                         "CREATE TABLE ods.one (id INT);\n"
                         "CREATE TABLE ods.two (id INT);\n");
    triage.finding("retention/missing-retention", "one");
    triage.finding("naming/off-template-table", "one");
    triage.finding("retention/missing-retention", "two");
    CHECK(triage.run() == Lines{});
    CHECK(triage.dispositions()
          == Lines{"suppressed: kept for the audit "
                   "(lakelint: disable=retention/missing-retention (kept for the audit))",
                   "active", "active"});
}

TEST_CASE("a comment covers its own file alone, a family all of its rules", "[inline]") {
    Triage triage;
    triage.file("a.sql", "VACUUM a;\n-- lakelint: disable-file=cost/* (a test)\n");
    triage.finding("cost/no-vacuum", "a");
    triage.finding("cost/small-files", "VACUUM");
    triage.finding("safety/unbounded-change", "a");
    triage.file("b.sql", "VACUUM a;");
    triage.finding("cost/no-vacuum", "a");
    CHECK(triage.run() == Lines{});
    const std::string by = "suppressed: a test (lakelint: disable-file=cost/* (a test))";
    CHECK(triage.dispositions() == Lines{by, by, "active", "active"});
}

TEST_CASE("a finding counts where it begins, also at the very end of a statement", "[inline]") {
    Triage triage;
    triage.file("a.sql", "SELECT a, -- lakelint: disable=safety/* (x)\n  b;\n"
                         "-- lakelint: disable=syntax/error (y)\nSELECT a FROM");
    triage.finding("safety/unbounded-change", "a, -- lakelint: disable=safety/* (x)\n  b");
    triage.finding("safety/unbounded-change", "b;");
    triage.finding("syntax/error", "FROM");
    Judged& last = triage.findings.back();
    last.diagnostic.location.span.begin = last.diagnostic.location.span.end;
    CHECK(triage.run() == Lines{});
    CHECK(triage.dispositions()
          == Lines{"suppressed: x (lakelint: disable=safety/* (x))", "active",
                   "suppressed: y (lakelint: disable=syntax/error (y))"});
}

TEST_CASE("of several comments the one that covers least sets a finding aside", "[inline]") {
    Triage triage;
    triage.file("a.sql", "-- lakelint: disable-file=cost/* (file)\n"
                         "-- lakelint: disable=cost/no-vacuum (far)\n"
                         "-- lakelint: disable=cost/no-vacuum (near)\n"
                         "VACUUM a;");
    triage.finding("cost/no-vacuum", "a;");
    CHECK(triage.run()
          == Lines{"a.sql warning policy/unused-suppression \"cost/*\" `cost/*` has nothing to suppress in "
                   "this file | remove the comment",
                   "a.sql warning policy/unused-suppression \"cost/no-vacuum\" `cost/no-vacuum` has nothing "
                   "to suppress here | remove the comment"});
    CHECK(triage.dispositions() == Lines{"suppressed: near (lakelint: disable=cost/no-vacuum (near))"});
}

TEST_CASE("what is set aside already is left to whoever did it", "[inline]") {
    Triage triage;
    triage.file("a.sql", "VACUUM a; -- lakelint: disable=cost/no-vacuum (x)");
    triage.finding("cost/no-vacuum", "a;");
    triage.findings.front().disposition = Disposition::waived;
    CHECK(triage.run().size() == 1);
    CHECK(triage.dispositions() == Lines{"waived"});
}

TEST_CASE("a rule that suppresses nothing is reported at its name", "[inline]") {
    Triage triage;
    triage.file("a.sql", "-- lakelint: disable=cost/no-vacuum, cost/small-files (x)\nVACUUM a;\n"
                         "-- lakelint: disable=safety/* (y)\n");
    triage.finding("cost/no-vacuum", "a;");
    CHECK(triage.run()
          == Lines{"a.sql warning policy/unused-suppression \"cost/small-files\" `cost/small-files` has "
                   "nothing to suppress here | remove the rule from the comment",
                   "a.sql warning policy/unused-suppression \"safety/*\" `safety/*` has nothing to suppress "
                   "here | no statement follows: put the comment before one, or remove it"});
}

TEST_CASE("where a statement could not be read a comment is not called unused", "[inline]") {
    Triage triage;
    triage.file("a.sql", "-- lakelint: disable=retention/missing-retention (x)\nCREATE TABLE t (;\n"
                         "-- lakelint: disable=retention/missing-retention, syntax/error (y)\nSELECT 1;\n"
                         "-- lakelint: disable-file=cost/* (z)\n");
    const Lines found = triage.run();
    REQUIRE(found.size() == 2);
    CHECK(found[0].starts_with("a.sql warning policy/unused-suppression \"retention/missing-retention\""));
    CHECK(found[1].starts_with("a.sql warning policy/unused-suppression \"syntax/error\""));
}

TEST_CASE("a comment without a reason suppresses nothing", "[inline]") {
    Triage triage;
    triage.file("a.sql", "VACUUM a; -- lakelint: disable=cost/no-vacuum, cost/smal-files ( )");
    triage.finding("cost/no-vacuum", "a;");
    CHECK(triage.run()
          == Lines{"a.sql error policy/missing-reason \"lakelint: disable=cost/no-vacuum, cost/smal-files ( "
                   ")\" nothing is suppressed, because no reason is given for "
                   "`cost/no-vacuum,cost/smal-files` | say why in parentheses behind the rules",
                   std::string("a.sql error policy/malformed-suppression \"cost/smal-files\" there is no "
                               "rule `cost/smal-files`; did you mean `cost/small-files`?")
                       + rule_help});
    CHECK(triage.dispositions() == Lines{"active"});
}

TEST_CASE("a comment that is not understood suppresses nothing", "[inline]") {
    Triage triage;
    triage.file("a.sql", "VACUUM a; -- lakelint: disable=cost (x)\n"
                         "VACUUM b; -- lakelint: disable=costs/*, cost/no-vacuum (y)");
    triage.finding("cost/no-vacuum", "a;");
    triage.finding("cost/no-vacuum", "b;");
    CHECK(triage.run()
          == Lines{"a.sql error policy/malformed-suppression \"lakelint: disable=cost (x)\" `cost` is not a "
                   "rule | write a rule as `family/rule`, and a whole family as `cost/*`",
                   std::string("a.sql error policy/malformed-suppression \"costs/*\" there is no rule "
                               "`costs/*`; did you mean `cost/*`?")
                       + rule_help});
    // What else the comment names is understood.
    CHECK(triage.dispositions()
          == Lines{"active", "suppressed: y (lakelint: disable=costs/*, cost/no-vacuum (y))"});
}

TEST_CASE("what is not waivable stays", "[inline]") {
    Triage triage;
    triage.file("a.sql", "SELECT a; -- lakelint: disable=personal/production-read, personal/*, policy/* (x)");
    triage.finding("personal/production-read", "a;");
    triage.finding("policy/unused-suppression", "a;");
    const std::string waivable =
        " cannot be suppressed: the policy says that it is not waivable | do what the rule asks for, and "
        "remove the rule from the comment";
    CHECK(triage.run()
          == Lines{"a.sql error policy/not-waivable \"personal/production-read\" `personal/production-read`"
                       + waivable,
                   "a.sql error policy/not-waivable \"personal/*\" `personal/*`" + waivable,
                   "a.sql error policy/not-waivable \"policy/*\" `policy/*` cannot be suppressed: it is "
                   "about the policy or its exceptions | mend what is reported, and remove the rule from "
                   "the comment"});
    CHECK(triage.dispositions() == Lines{"active", "active"});
}

TEST_CASE("twenty thousand files with a comment each take no long time", "[inline]") {
    Triage triage;
    for (int i = 0; i < 20'000; ++i) {
        triage.file(fmt::format("{}.sql", i), "VACUUM a; -- lakelint: disable=cost/no-vacuum (x)");
        triage.finding("cost/no-vacuum", "a;");
    }
    CHECK(triage::suppress({}, {}, triage.findings).empty());
    CHECK(triage.run() == Lines{});
    CHECK(triage.findings.back().disposition == Disposition::suppressed);
}

} // namespace lakelint::test
