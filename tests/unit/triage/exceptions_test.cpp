// SPDX-License-Identifier: Apache-2.0

// Waivers and the baseline: which findings they set aside, and what is said of them.
#include "policy/policy.h"
#include "support/catch.h"
#include "triage/baseline.h"
#include "triage/waivers.h"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {
namespace {

using triage::Disposition;
using triage::Judged;
using Lines = std::vector<std::string>;

constexpr std::chrono::year_month_day today{std::chrono::year{2026}, std::chrono::month{6},
                                            std::chrono::day{1}};

Judged finding(std::string rule, std::string object, std::string path = "a.sql",
               std::string fingerprint = "0123456789abcdef") {
    Judged judged;
    judged.diagnostic.rule = std::move(rule);
    judged.diagnostic.object = std::move(object);
    judged.diagnostic.location.path = std::move(path);
    judged.fingerprint = std::move(fingerprint);
    return judged;
}

/// `rule severity at "text": message | help` of what is said of the waivers.
Lines waive(const std::string& text, std::vector<Judged>& findings) {
    const policy::Loaded loaded = policy::parse(text, "lakelint.yaml");
    REQUIRE(loaded.policy.has_value());
    const triage::Rules rules{{"cost/a", "cost/b", "naming/x", "syntax/error"},
                              [](std::string_view id) { return id != "cost/b"; }};
    Lines lines;
    for (const auto& said : triage::waive(*loaded.policy, rules, today, findings)) {
        const source::Span span = said.location.span;
        lines.push_back(fmt::format("{} {} at \"{}\": {} | {}", said.rule, diagnostic::name(said.severity),
                                    text.substr(span.begin, span.size()), said.message, said.help));
    }
    return lines;
}

std::string waiver(const std::string& rest, const std::string& expires = "2026-12-31") {
    return "waivers:\n  - { " + rest + ", owner: team-a, expires: " + expires + " }\n";
}

Lines dispositions(const std::vector<Judged>& findings) {
    Lines lines;
    for (const Judged& each : findings)
        lines.push_back(std::string(name(each.disposition)) + (each.reason.empty() ? "" : ": ")
                        + each.reason);
    return lines;
}

} // namespace

TEST_CASE("a waiver sets aside the findings of its rule and objects", "[triage]") {
    std::vector<Judged> findings{finding("cost/a", "prod.ods.old_x"), finding("cost/a", "prod.ods.new_x"),
                                 finding("naming/x", "prod.ods.old_x"),
                                 finding("syntax/error", "", "b/c.sql")};
    CHECK(waive(waiver("rule: cost/a, objects: ods.old_*, reason: moves in May"), findings).empty());
    CHECK(waive(waiver("rule: syntax/error, paths: \"b/**\", reason: Oracle"), findings).empty());
    CHECK(dispositions(findings)
          == Lines{"waived: moves in May (team-a, until 2026-12-31)", "active", "active",
                   "waived: Oracle (team-a, until 2026-12-31)"});
    REQUIRE(findings[0].by.has_value());
    CHECK(findings[0].by->path == "lakelint.yaml");
}

TEST_CASE("a waiver of a family leaves the rules that cannot be waived", "[triage]") {
    std::vector<Judged> findings{finding("cost/a", "t"), finding("cost/b", "t")};
    CHECK(waive(waiver("rule: cost/*, objects: t, reason: r"), findings).empty());
    CHECK(dispositions(findings) == Lines{"waived: r (team-a, until 2026-12-31)", "active"});
}

TEST_CASE("a waiver holds on its last day and not on the next", "[triage]") {
    std::vector<Judged> findings{finding("cost/a", "t")};
    CHECK(waive(waiver("rule: cost/a, objects: t, reason: r", "2026-05-31"), findings)
          == Lines{"policy/expired-waiver error at \"2026-05-31\": the waiver of `cost/a` for `t` expired on "
                   "2026-05-31 | mend what it is for, or let team-a say anew why and until when it holds"});
    CHECK(dispositions(findings) == Lines{"active"});
    CHECK(waive(waiver("rule: cost/a, objects: t, reason: r", "2026-06-01"), findings).empty());
    CHECK(dispositions(findings) == Lines{"waived: r (team-a, until 2026-06-01)"});
}

TEST_CASE("a waiver that is at fault sets nothing aside", "[triage]") {
    std::vector<Judged> findings{finding("cost/a", "t"), finding("cost/b", "t")};
    CHECK(waive(waiver("rule: cost/aa, objects: t, reason: r"), findings)
          == Lines{"policy/malformed-waiver error at \"cost/aa\": there is no rule `cost/aa`; did you mean "
                   "`cost/a`? | `lakelint rules` lists every rule; `family/*` names a whole family"});
    CHECK(waive(waiver("rule: cost/b, objects: t, reason: r"), findings)
          == Lines{"policy/not-waivable error at \"cost/b\": `cost/b` cannot be waived: the policy says so | "
                   "drop the waiver and mend what it is for"});
    CHECK(waive(waiver("rule: cost/a, objects: t"), findings)
          == Lines{
              "policy/missing-reason error at \"cost/a\": the waiver of `cost/a` for `t` gives no reason | "
              "add `reason`: until then it sets nothing aside"});
    CHECK(
        waive("longest-waiver: 90 days\n" + waiver("rule: cost/a, objects: t, reason: r", "2026-08-31"),
              findings)
        == Lines{"policy/overlong-waiver error at \"2026-08-31\": the waiver of `cost/a` for `t` holds until "
                 "2026-08-31, and a waiver may last 90 days | let it expire on 2026-08-30 or earlier"});
    CHECK(dispositions(findings) == Lines{"active", "active"});
    CHECK(waive("longest-waiver: 90 days\n" + waiver("rule: cost/a, objects: t, reason: r", "2026-08-30"),
                findings)
              .empty());
}

TEST_CASE("a waiver that nothing is like is reported; one that a comment forestalls is not", "[triage]") {
    std::vector<Judged> findings{finding("cost/a", "t")};
    CHECK(
        waive(waiver("rule: cost/a, objects: \"a.*\", reason: r"), findings)
        == Lines{"policy/unused-waiver warning at \"cost/a\": the waiver of `cost/a` for `a.*` sets nothing "
                 "aside: no finding is one that it is for | drop it, or write the objects as findings name "
                 "them"});
    findings[0].disposition = Disposition::suppressed;
    CHECK(waive(waiver("rule: cost/a, objects: t, reason: r"), findings).empty());
    CHECK(dispositions(findings) == Lines{"suppressed"});
}

TEST_CASE("a baseline written and read back knows every finding it was made of", "[triage]") {
    std::vector<Judged> findings{
        finding("cost/a", "prod.ods.t", "a.sql", "00000000000000aa"),
        finding("syntax/error", "", "\xED\x95\x9C\xEA\xB5\xAD \"x\".sql", "00000000000000bb"),
        finding("policy/unused-waiver", "", "lakelint.yaml"), finding("cost/b", "prod.ods.t")};
    findings[3].disposition = Disposition::waived;
    const triage::Baseline recorded = triage::record(findings);
    CHECK(triage::to_json(recorded)
          == R"({
  "version": 1,
  "findings": [
    {"path":"a.sql","rule":"cost/a","object":"prod.ods.t","fingerprint":"00000000000000aa"},
    {"path":")"
             "\xED\x95\x9C\xEA\xB5\xAD"
             R"( \"x\".sql","rule":"syntax/error","object":"","fingerprint":"00000000000000bb"}
  ]
}
)");
    const auto read = triage::read_baseline(triage::to_json(recorded));
    REQUIRE(read.has_value());
    CHECK(triage::apply(*read, findings).empty());
    CHECK(dispositions(findings) == Lines{"baselined", "baselined", "active", "waived"});
}

TEST_CASE("what no finding matches any more is stale", "[triage]") {
    const std::string text =
        "{\"version\": 1, \"findings\": [\n"
        "{\"path\": \"a.sql\", \"rule\": \"cost/a\", \"object\": \"t\", \"fingerprint\": "
        "\"00000000000000aa\"},\n"
        "{\"path\": \"a.sql\", \"rule\": \"cost/b\", \"object\": \"t\", \"fingerprint\": "
        "\"00000000000000aa\"}]}";
    const auto baseline = triage::read_baseline(text);
    REQUIRE(baseline.has_value());
    std::vector<Judged> findings{finding("cost/a", "t", "moved.sql", "00000000000000aa")};
    const auto stale = triage::apply(*baseline, findings);
    REQUIRE(stale.size() == 1);
    CHECK(stale[0]->rule == "cost/b");
    CHECK(text.substr(stale[0]->span.begin, 30) == "{\"path\": \"a.sql\", \"rule\": \"cos");
    CHECK(dispositions(findings) == Lines{"baselined"});
}

TEST_CASE("a damaged baseline is refused", "[triage]") {
    const auto problem = [](std::string_view text) {
        const auto read = triage::read_baseline(text);
        return read ? std::string("none")
                    : fmt::format("{}: {}", read.error().span.begin, read.error().message);
    };
    CHECK(problem("") == "0: the baseline is no JSON from here on");
    CHECK(problem("{\"version\": 1, \"findings\": [}") == "28: the baseline is no JSON from here on");
    CHECK(problem("[]") == "0: this is no baseline: it lacks `version` or the list `findings`");
    CHECK(problem("{\"version\": 2, \"findings\": []}") == "0: baselines of version 2 are not understood");
    CHECK(problem("{\"version\": 1, \"findings\": [ 7 ]}") == "0: an entry of the baseline is no object");
    CHECK(problem("{\"version\": 1, \"findings\": [ {\"rule\": \"a/b\", \"fingerprint\": \"xyz\"} ]}")
          == "29: an entry of the baseline lacks its `rule` or its `fingerprint`");
    CHECK(problem("{\"version\": 1, \"findings\": []}") == "none");
}

} // namespace lakelint::test
