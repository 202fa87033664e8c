// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/applicable.h"
#include "diagnostic/diagnostic.h"
#include "diagnostic/fingerprint.h"
#include "support/catch.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace lakelint::diagnostic;
using Strings = std::vector<std::string>;

namespace {

Diagnostic finding(std::string path, std::uint32_t begin, std::string rule, std::string message = {}) {
    Diagnostic diagnostic;
    diagnostic.location = {std::move(path), {begin, begin + 3}};
    diagnostic.rule = std::move(rule);
    diagnostic.message = std::move(message);
    return diagnostic;
}

Diagnostic about(std::string path, std::string object, std::string clause) {
    Diagnostic diagnostic = finding(std::move(path), 0, "retention/missing-retention");
    diagnostic.object = std::move(object);
    diagnostic.clause = std::move(clause);
    return diagnostic;
}

std::string one_fingerprint(const Diagnostic& diagnostic) {
    return fingerprints(std::vector{diagnostic}).front();
}

} // namespace

TEST_CASE("severities and safeties have names", "[diagnostic]") {
    CHECK(name(Severity::note) == "note");
    CHECK(name(Severity::warning) == "warning");
    CHECK(name(Severity::error) == "error");
    CHECK(Severity::note < Severity::warning);
    CHECK(Severity::warning < Severity::error);
    CHECK(name(Safety::safe) == "safe");
    CHECK(name(Safety::unsafe) == "unsafe");
    CHECK(name(Safety::display_only) == "display-only");
}

TEST_CASE("findings are ordered by path, place and rule", "[diagnostic]") {
    std::vector<Diagnostic> findings{
        finding("b.sql", 0, "a/a", "1"),  finding("a.sql", 10, "b/b", "2"),
        finding("a.sql", 9, "z/z", "3"),  finding("a.sql", 10, "a/a", "5"),
        finding("a.sql", 10, "a/a", "4"), finding("a-b.sql", 99, "z/z", "6"),
    };
    std::sort(findings.begin(), findings.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return before(a, b); });
    std::string order;
    for (const auto& one : findings)
        order += one.message;
    CHECK(order == "634521");
    CHECK_FALSE(before(findings[0], findings[0]));
}

TEST_CASE("unresolved checks are ordered in the same way", "[diagnostic]") {
    const Unresolved first{"b/b", {"a.sql", {1, 2}}, "t", "x"};
    const Unresolved later_place{"a/a", {"a.sql", {2, 3}}, "t", "x"};
    const Unresolved later_rule{"c/c", {"a.sql", {1, 2}}, "t", "x"};
    const Unresolved later_reason{"b/b", {"a.sql", {1, 2}}, "t", "y"};
    CHECK(before(first, later_place));
    CHECK(before(first, later_rule));
    CHECK(before(first, later_reason));
    CHECK(before(later_rule, later_place));
    CHECK_FALSE(before(first, first));
}

TEST_CASE("a fingerprint does not change, whatever the machine", "[diagnostic]") {
    CHECK(one_fingerprint(about("a.sql", "prod.ods.orders", "deleted-files")) == "cbc907c39ba2b638");
}

TEST_CASE("a fingerprint is made of rule, object and clause", "[diagnostic]") {
    const Diagnostic base = about("a.sql", "prod.ods.orders", "a = 1");
    Diagnostic other = base;
    SECTION("not of place, message, severity or path of an object") {
        other.location = {"moved/b.sql", {500, 600}};
        other.message = "reworded";
        other.severity = Severity::warning;
        other.help = "do this";
        other.policy = {"lakelint.yaml", 3};
        CHECK(one_fingerprint(other) == one_fingerprint(base));
    }
    SECTION("white space in the clause does not count") {
        other.clause = "  a\n\t=  1 ";
        CHECK(one_fingerprint(other) == one_fingerprint(base));
        other.clause = "a =1";
        CHECK(one_fingerprint(other) != one_fingerprint(base));
    }
    SECTION("each part counts") {
        other.rule = "retention/out-of-range";
        CHECK(one_fingerprint(other) != one_fingerprint(base));
        other = base;
        other.object = "prod.ods.order";
        CHECK(one_fingerprint(other) != one_fingerprint(base));
        other = base;
        other.clause = "a = 2";
        CHECK(one_fingerprint(other) != one_fingerprint(base));
    }
    SECTION("without an object the path counts") {
        other.object.clear();
        Diagnostic elsewhere = other;
        elsewhere.location.path = "b.sql";
        CHECK(one_fingerprint(other) != one_fingerprint(elsewhere));
        CHECK(one_fingerprint(about("x", "", "")) != one_fingerprint(about("", "x", "")));
    }
}

TEST_CASE("equal findings are told apart by their order", "[diagnostic]") {
    const std::vector<Diagnostic> three{about("a.sql", "t", "x"), about("a.sql", "t", "x"),
                                        about("a.sql", "t", "y")};
    const Strings names = fingerprints(three);
    REQUIRE(names.size() == 3);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 3);
    CHECK(names[0] == one_fingerprint(three[0]));
    CHECK(names[2] == one_fingerprint(three[2]));
    CHECK(names == fingerprints(three));
    for (const auto& one : names) {
        CHECK(one.size() == 16);
        CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    }
}

TEST_CASE("the first fix that is allowed counts", "[diagnostic]") {
    Diagnostic finding;
    CHECK(applicable(finding, Safety::unsafe) == nullptr);
    finding.fixes = {{"say so", Safety::display_only, "a.sql", {{{0, 1}, "x"}}},
                     {"nothing", Safety::safe, "a.sql", {}},
                     {"unsafe", Safety::unsafe, "a.sql", {{{0, 1}, "x"}}},
                     {"safe", Safety::safe, "a.sql", {{{0, 1}, "x"}}}};
    CHECK(applicable(finding, Safety::safe) == &finding.fixes[3]);
    CHECK(applicable(finding, Safety::unsafe) == &finding.fixes[2]);
}
