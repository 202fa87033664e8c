// SPDX-License-Identifier: Apache-2.0
#include "policy/policy.h"
#include "support/catch.h"
#include "support/paths.h"

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;

namespace {

/// Either a policy or errors; each with words, and a place within the text.
bool is_whole(const policy::Loaded& loaded) {
    if (loaded.policy.has_value() != loaded.errors.empty()) return false;
    const std::size_t size = loaded.files.empty() ? 0 : loaded.files.front().text.size();
    for (const diagnostic::Diagnostic& error : loaded.errors) {
        const source::Span span = error.location.span;
        if (span.begin > span.end || span.end > size) return false;
        if (error.message.empty() || error.help.empty()) return false;
        if (error.message.find('\n') != std::string::npos) return false;
        if (error.rule != "policy/invalid" || error.location.path != "p.yaml") return false;
    }
    return true;
}

std::string shipped() { return test::read_file(test::source_dir() / "policies" / "ods-mart-fact.yaml"); }

} // namespace

TEST_CASE("a policy cut off at any byte is an answer, never a crash", "[policy]") {
    const std::string text = shipped();
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const policy::Loaded loaded = policy::parse(text.substr(0, size), "p.yaml");
        if (!is_whole(loaded)) FAIL_CHECK("cut off at byte " << size);
    }
}

TEST_CASE("a policy with random damage is an answer, never a crash", "[policy]") {
    const std::vector<std::string> pieces{
        "[",  "]",    "{",   "}",     ":", "- ",   "\n",   "'",  "\"", "&a ",
        "*a", "!t ",  "|\n", "---\n", "?", "<<: ", "\xFF", "\t", "#",  "{x}",
        "*",  "null", "\r",  "\x04",  ",", "...",  "%",    "@",  "~"};
    const std::string text = shipped();
    std::mt19937 random(20240607); // NOLINT: the same damage on every run
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    for (int round = 0; round < 1500; ++round) {
        std::string damaged = text;
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
            const std::size_t at = below(damaged.size());
            if (below(2) == 0) {
                damaged.insert(at, pieces[below(pieces.size())]);
            } else {
                damaged.erase(at, 1 + below(8));
            }
        }
        INFO(damaged);
        if (!is_whole(policy::parse(damaged, "p.yaml"))) FAIL_CHECK("round " << round);
    }
}

TEST_CASE("a policy of 500 layers is read in a moment", "[policy]") {
    std::string text = "version: 1\nnames: { entity: \"[a-z]+\" }\nlayers:\n";
    for (int i = 0; i < 500; ++i) {
        text += fmt::format(
            "  l{0}: {{ schemas: [\"*.l{0}\", \"*.l{0}_*\"], tables: \"l{0}_{{entity}}\", reads: [l{1}], "
            "retention: {{ log: {{ min: 7 days }} }} }}\n",
            i, i / 2);
    }
    const auto begin = std::chrono::steady_clock::now();
    const policy::Loaded loaded = policy::parse(text, "p.yaml");
    const auto taken = std::chrono::steady_clock::now() - begin;
    REQUIRE(loaded.policy.has_value());
    CHECK(loaded.policy->layers.size() == 500);
    CHECK(taken < std::chrono::seconds(2)); // some 50 ms; a sanitizer takes longer
}

TEST_CASE("a great many errors are bounded", "[policy]") {
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += fmt::format("k{}: 1\n", i);
    CHECK(policy::parse(text, "p.yaml").errors.size() == 1000);
}
