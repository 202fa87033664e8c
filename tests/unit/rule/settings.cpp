// SPDX-License-Identifier: Apache-2.0
#include "rule/settings.h"

#include "policy/policy.h"
#include "source/line_index.h"
#include "support/catch.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;
using rule::Out;
using rule::Project;
using rule::Rule;

namespace {

struct Options {
    unsigned parts = 3;
    std::vector<std::string> layers;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("parts", &Options::parts, "how many parts").between(1, 3),
        policy::field("layers", &Options::layers, "where it applies").layers(),
    };
    return fields;
}

/// Says what its options are, so that a test can see what reached the judge.
void show_options(const Project&, const Options& options, Out& out) {
    out.report({.place = {},
                .object = {},
                .message = fmt::format("parts {}, layers {}", options.parts, options.layers.size()),
                .help = {},
                .policy = {},
                .clause = {}});
}

void say_nothing(const Project&, const rule::NoOptions&, Out&) {}

Rule with_options() { return rule::whole_project({.summary = "takes options"}, show_options); }
Rule plain() { return rule::whole_project({.summary = "takes none"}, say_nothing); }
Rule wanted() {
    return rule::whole_project(
        {.summary = "wanted by a key of the policy",
         .demanded = [](const policy::Policy& policy) { return !policy.layers.empty(); }},
        say_nothing);
}

constexpr std::array<rule::Registered, 5> rules{{
    {"cost/ordered-write", &plain, ""},
    {"cost/select-star", &plain, ""},
    {"layers/unknown-layer", &wanted, ""},
    {"naming/unqualified-target", &with_options, ""},
    {"personal/missing-expiry", &wanted, ""},
}};

struct Outcome {
    policy::Policy policy;
    rule::Configured configured;
    std::vector<std::string> active; ///< `id severity line`, the line being that of `rules`, or `-`
    std::vector<std::string> errors; ///< `line:column-line:column: message | help`
};

Outcome configure(const std::string& text) {
    policy::Loaded loaded = policy::parse("version: 1\n" + text, "team/lakelint.yaml");
    for (const auto& error : loaded.errors)
        FAIL(error.message);
    Outcome outcome{std::move(*loaded.policy), {}, {}, {}};
    outcome.configured = rule::configure(outcome.policy, rules);
    for (const auto& active : outcome.configured.rules) {
        outcome.active.push_back(
            fmt::format("{} {} {}", active.id, diagnostic::name(active.severity),
                        active.switched_on ? std::to_string(active.switched_on->line) : "-"));
    }
    const source::LineIndex index(loaded.files.front().text);
    for (const auto& error : outcome.configured.errors) {
        CHECK(error.rule == "policy/invalid");
        CHECK(error.severity == diagnostic::Severity::error);
        CHECK(error.location.path == "team/lakelint.yaml");
        const auto at = index.range(error.location.span);
        outcome.errors.push_back(fmt::format("{}:{}-{}:{}: {} | {}", at.begin.line, at.begin.column,
                                             at.end.line, at.end.column, error.message, error.help));
    }
    return outcome;
}

/// What the only active rule says.
std::string said(const Outcome& outcome) {
    REQUIRE(outcome.configured.rules.size() == 1);
    const catalog::Catalog catalog({}, {});
    const Project project{outcome.policy, catalog, {}, {}};
    Out out("x/y", diagnostic::Severity::error, {});
    outcome.configured.rules.front().judge(project, out);
    REQUIRE(out.diagnostics.size() == 1);
    return out.diagnostics.front().message;
}

using Lines = std::vector<std::string>;

const std::string help_unknown = "`lakelint rules` lists every rule; `family/*` names a whole family";
const std::string help_severity = "write error, warning, note or off";
const std::string ods = "layers: { ods: { schemas: [ods] } }\n";

} // namespace

TEST_CASE("without a word about rules only those run that the policy demands", "[rule]") {
    CHECK(configure("").active == Lines{});
    const Outcome demanded = configure(ods);
    CHECK(demanded.active == Lines{"layers/unknown-layer error -", "personal/missing-expiry error -"});
    CHECK(demanded.errors == Lines{});
}

TEST_CASE("a rule that is named runs with the severity that is written", "[rule]") {
    const Outcome outcome = configure("rules:\n"
                                      "  naming/unqualified-target: note\n"
                                      "  cost/select-star: warning\n"
                                      "  cost/ordered-write: { severity: error }\n");
    CHECK(outcome.active
          == Lines{"cost/ordered-write error 5", "cost/select-star warning 4",
                   "naming/unqualified-target note 3"});
    CHECK(outcome.errors == Lines{});
}

TEST_CASE("a demanded rule takes another severity, and goes with off", "[rule]") {
    CHECK(configure(ods + "rules:\n  layers/unknown-layer: warning\n  personal/*: note\n").active
          == Lines{"layers/unknown-layer warning 4", "personal/missing-expiry note 5"});
    CHECK(configure(ods + "rules: { layers/unknown-layer: off }\n").active
          == Lines{"personal/missing-expiry error -"});
    CHECK(configure(ods + "rules: { personal/*: off, layers/*: { severity: off } }\n").active == Lines{});
}

TEST_CASE("a family switches all its rules on, and the exact name wins wherever it stands", "[rule]") {
    CHECK(configure("rules:\n  cost/*: warning\n").active
          == Lines{"cost/ordered-write warning 3", "cost/select-star warning 3"});
    CHECK(configure("rules:\n  cost/*: warning\n  cost/select-star: error\n").active
          == Lines{"cost/ordered-write warning 3", "cost/select-star error 4"});
    CHECK(configure("rules:\n  cost/select-star: off\n  cost/*: note\n").active
          == Lines{"cost/ordered-write note 4"});
    CHECK(configure("rules:\n  cost/*: off\n  cost/select-star: note\n").active
          == Lines{"cost/select-star note 4"});
}

TEST_CASE("options alone leave the severity to the family, else it is error", "[rule]") {
    CHECK(configure("rules:\n  naming/unqualified-target: { parts: 2 }\n").active
          == Lines{"naming/unqualified-target error 3"});
    CHECK(configure("rules:\n  naming/*: note\n  naming/unqualified-target: { parts: 2 }\n").active
          == Lines{"naming/unqualified-target note 4"});
}

TEST_CASE("options reach the judge, and those that are not written keep their defaults", "[rule]") {
    CHECK(said(configure("rules: { naming/unqualified-target: error }\n")) == "parts 3, layers 0");
    CHECK(said(configure("rules: { naming/*: error }\n")) == "parts 3, layers 0");
    CHECK(said(configure("rules: { naming/unqualified-target: { severity: note, parts: 1 } }\n"))
          == "parts 1, layers 0");
    CHECK(said(configure(ods
                         + "rules: { layers/*: off, personal/*: off, "
                           "naming/unqualified-target: { layers: [ods] } }\n"))
          == "parts 3, layers 1");
}

TEST_CASE("an unknown rule is an error with the nearest right spelling", "[rule]") {
    const Outcome outcome = configure("rules:\n"
                                      "  cost/select-stars: error\n"
                                      "  missing-expiry: error\n"
                                      "  costs/*: warning\n"
                                      "  naming/hard-to-say: off\n");
    CHECK(outcome.errors
          == Lines{"3:3-3:20: there is no rule `cost/select-stars`; did you mean `cost/select-star`? | "
                       + help_unknown,
                   "4:3-4:17: there is no rule `missing-expiry`; did you mean `personal/missing-expiry`? | "
                       + help_unknown,
                   "5:3-5:10: there is no rule `costs/*`; did you mean `cost/*`? | " + help_unknown,
                   "6:3-6:21: there is no rule `naming/hard-to-say` | " + help_unknown});
    CHECK(outcome.active == Lines{});
}

TEST_CASE("a word that is no severity is an error where it stands", "[rule]") {
    CHECK(configure("rules:\n  cost/select-star: warn\n").errors
          == Lines{"3:21-3:25: `warn` is no severity; did you mean `warning`? | " + help_severity});
    CHECK(configure("rules:\n  cost/select-star: Warning\n").errors
          == Lines{"3:21-3:28: `Warning` is no severity; did you mean `warning`? | " + help_severity});
    CHECK(configure("rules:\n  cost/select-star: { severity: errors }\n").errors
          == Lines{"3:33-3:39: `errors` is no severity; did you mean `error`? | " + help_severity});
    CHECK(configure("rules:\n  cost/select-star: { severity: [error] }\n").errors
          == Lines{"3:33-3:40: `severity` takes one word | " + help_severity});
    CHECK(configure("rules:\n  cost/select-star:\n    severity:\n").errors
          == Lines{"4:5-4:13: `severity` has no value | " + help_severity});
}

TEST_CASE("what is wrong with a family is said once, not once a rule", "[rule]") {
    CHECK(configure("rules:\n  cost/*: loud\n").errors
          == Lines{"3:11-3:15: `loud` is no severity | " + help_severity});
    const Outcome outcome = configure("rules:\n  cost/*: { severity: note, parts: 2 }\n");
    CHECK(outcome.errors
          == Lines{"3:29-3:34: `parts` is an option, and a family takes none | write it at the rule that it "
                   "belongs to"});
}

TEST_CASE("options are read strictly, also those of a rule that is off", "[rule]") {
    const std::string known = "keys known here: severity, waivable, parts, layers";
    CHECK(configure("rules:\n  naming/unqualified-target: { part: 2 }\n").errors
          == Lines{"3:32-3:36: unknown key `part`; did you mean `parts`? | " + known});
    CHECK(configure("rules:\n  naming/unqualified-target: { severity: off, parts: 4 }\n").errors
          == Lines{"3:54-3:55: `parts` is 4, which is too large | write 3 or less"});
    CHECK(
        configure("rules:\n  naming/unqualified-target: { parts: three }\n").errors
        == Lines{"3:39-3:44: `parts` takes a whole number, not `three` | write digits, such as `parts: 1`"});
    CHECK(configure("rules:\n  cost/select-star: { layers: [ods] }\n").errors
          == Lines{"3:23-3:29: unknown key `layers` | keys known here: severity, waivable"});
    const Outcome layer = configure(ods + "rules:\n  naming/unqualified-target: { layers: [odss] }\n");
    CHECK(layer.errors
          == Lines{
              "4:41-4:45: `odss` is not a layer of this policy; did you mean `ods`? | its layers are ods"});
    CHECK(layer.active == Lines{"layers/unknown-layer error -", "personal/missing-expiry error -"});
}

TEST_CASE("every error is reported, not only the first", "[rule]") {
    const Outcome outcome = configure("rules:\n"
                                      "  cost/selectstar: error\n"
                                      "  cost/select-star: loud\n"
                                      "  naming/unqualified-target: { parts: 0, layer: [] }\n");
    CHECK(outcome.errors
          == Lines{
              "3:3-3:18: there is no rule `cost/selectstar`; did you mean `cost/select-star`? | "
                  + help_unknown,
              "4:21-4:25: `loud` is no severity | " + help_severity,
              "5:42-5:47: unknown key `layer`; did you mean `layers`? | keys known here: severity, waivable, "
              "parts, layers",
              "5:39-5:40: `parts` is 0, which is too small | write 1 or more"});
}

TEST_CASE("a rule is switched off by its own name, else by its family's", "[rule]") {
    const auto off = [](const std::string& settings) {
        const auto loaded = policy::parse("version: 1\nrules: " + settings + "\n", "lakelint.yaml");
        REQUIRE(loaded.policy.has_value());
        return rule::switched_off(*loaded.policy, "cost/select-star");
    };
    CHECK_FALSE(off("{}"));
    CHECK_FALSE(off("{ cost/ordered-write: off }"));
    CHECK(off("{ cost/select-star: off }"));
    CHECK(off("{ cost/*: off }"));
    CHECK(off("{ cost/*: note, cost/select-star: { severity: off } }"));
    CHECK(off("{ cost/*: off, cost/select-star: { layers: [] } }"));
    CHECK_FALSE(off("{ cost/*: off, cost/select-star: error }"));
}
