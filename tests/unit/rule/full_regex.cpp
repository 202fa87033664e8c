// SPDX-License-Identifier: Apache-2.0
#include "rule/full_regex.h"

#include "policy/decode.h"
#include "policy/policy.h"
#include "rule/rule.h"
#include "rule/settings.h"
#include "support/catch.h"

#include <array>
#include <string>

namespace lakelint::rule {
namespace {

using policy::Verdict;
using source::Text;

Verdict match(const std::string& regex, const std::string& text) {
    return FullRegex(regex).match(Text(text));
}

/// A text in which `…` is a hole.
Text with_hole(std::string text) {
    const auto at = static_cast<std::uint32_t>(text.find("…"));
    const auto size = static_cast<std::uint32_t>(std::string("…").size());
    return {std::move(text), {{at, at + size}}};
}

Verdict match_open(const std::string& regex, const std::string& text) {
    return FullRegex(regex).match(with_hole(text));
}

struct Options {
    std::string pattern = "[a-z]+";
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("pattern", &Options::pattern, "a pattern").checked(is_regex),
    };
    return fields;
}

void say_nothing(const Project&, const Options&, Out&) {}

Rule with_pattern() { return whole_project({.summary = "takes a pattern"}, say_nothing); }

constexpr std::array<Registered, 1> rules{{{"naming/off-pattern-column", &with_pattern, ""}}};

Configured configure_pattern(const std::string& pattern) {
    const auto loaded = policy::parse(
        "version: 1\nrules:\n  naming/off-pattern-column: { pattern: " + pattern + " }\n", "lakelint.yaml");
    REQUIRE(loaded.policy);
    return configure(*loaded.policy, rules);
}

} // namespace

TEST_CASE("a regular expression matches the whole of a text", "[rule]") {
    CHECK(match("[a-z]+", "orders") == Verdict::yes);
    CHECK(match("[a-z]+", "orders_2") == Verdict::no);
    CHECK(match("^[a-z]+$", "orders") == Verdict::yes);
    CHECK(match("a|b", "a") == Verdict::yes);
    CHECK(match("a|b", "ab") == Verdict::no);
    CHECK(match(".+@.+", "kim@example.com") == Verdict::yes);
    CHECK(match(".+@.+", "") == Verdict::no);
}

TEST_CASE("letters beside a hole rule a match out where no match has them", "[rule]") {
    CHECK(match_open("[a-z][a-z0-9_]*", "order_…") == Verdict::unknown);
    CHECK(match_open("[a-z][a-z0-9_]*", "Order_…") == Verdict::no);
    CHECK(match_open("[a-z][a-z0-9_]*", "…-id") == Verdict::no);
    CHECK(match_open("[a-z][a-z0-9_]*", "größe_…") == Verdict::no);
    CHECK(match_open("(?:dim|fact)_\\w+", "DIM …") == Verdict::no);
    CHECK(match_open("(?:dim|fact)_\\w+", "DIM_…") == Verdict::unknown);
    CHECK(match_open("u\\d{6}", "u00…") == Verdict::unknown);
    CHECK(match_open("u\\d{6}", "team_…") == Verdict::no);
    CHECK(match_open("[a-c\\-x]+", "c-…x") == Verdict::unknown);
    CHECK(match_open("[a-c\\-x]+", "d…") == Verdict::no);
}

TEST_CASE("an expression whose letters are not to be told leaves a text with a hole open", "[rule]") {
    for (const char* regex :
         {".+@.+", "[^A-Z]+", "(?i)[a-z]+", "\\pL+", "[[:lower:]]+", "a\\Qb\\E", "[\\pL]+"})
        CHECK(match_open(regex, "ORDER…") == Verdict::unknown);
}

TEST_CASE("an option that is no regular expression is an error at its place", "[rule]") {
    CHECK(configure_pattern("\"[a-z]+\"").errors.empty());
    const auto configured = configure_pattern("\"[a-z\"");
    REQUIRE(configured.errors.size() == 1);
    const auto& error = configured.errors.front();
    CHECK(error.rule == "policy/invalid");
    CHECK(error.message == "the regular expression `[a-z` is not valid: it lacks a `]`");
    CHECK(error.help == "close the `[`");
    CHECK(error.location.path == "lakelint.yaml");
    CHECK(error.location.span.begin
          == std::string("version: 1\nrules:\n  naming/off-pattern-column: { pattern: \"").size());
}

} // namespace lakelint::rule
