// SPDX-License-Identifier: Apache-2.0
#include "rule/idle_rules.h"

#include "rule/rule.h"
#include "source/line_index.h"
#include "support/catch.h"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;
using Lines = std::vector<std::string>;

namespace {

void say_nothing(const rule::Project&, const rule::NoOptions&, rule::Out&) {}

rule::Rule wanted() {
    return rule::whole_project(
        {.summary = "wanted by a key of the policy",
         .demanded = [](const policy::Policy& policy) { return !policy.layers.empty(); },
         .demand = "layer"},
        say_nothing);
}
rule::Rule free_rule() { return rule::whole_project({.summary = "runs where it is named"}, say_nothing); }

constexpr std::array<rule::Registered, 2> registry{{
    {"a/free", &free_rule, ""},
    {"a/wanted", &wanted, ""},
}};

Lines idle(const std::string& text) {
    policy::Loaded loaded = policy::parse("version: 1\n" + text, "lakelint.yaml");
    REQUIRE(loaded.policy);
    const source::LineIndex index(loaded.files.front().text);
    Lines lines;
    for (const auto& each : rule::idle_rules(*loaded.policy, registry)) {
        CHECK(each.rule == "policy/contradiction");
        CHECK(each.severity == diagnostic::Severity::warning);
        CHECK(each.location.path == "lakelint.yaml");
        const auto at = index.range(each.location.span);
        lines.push_back(fmt::format("{}:{}-{}: {} | {}", at.begin.line, at.begin.column, at.end.column,
                                    each.message, each.help));
    }
    return lines;
}

} // namespace

TEST_CASE("a named rule whose demand the policy does not make can never fire", "[rule]") {
    CHECK(
        idle("rules: { a/wanted: error }\n")
        == Lines{"2:10-18: `a/wanted` can never fire: the policy has no layer | add one, or leave `a/wanted` "
                 "out"});
    CHECK(idle("rules: { a/wanted: { severity: note } }\n").size() == 1);
    CHECK(idle("layers: { x: { schemas: x } }\nrules: { a/wanted: error }\n").empty());
}

TEST_CASE("families, rules without a demand and those switched off are not idle", "[rule]") {
    CHECK(idle("rules: { a/free: error }\n").empty());
    CHECK(idle("rules: { a/*: error }\n").empty());
    CHECK(idle("rules: { a/wanted: off }\n").empty());
    CHECK(idle("rules: { b/wanted: error }\n").empty());
}
