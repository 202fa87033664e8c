// SPDX-License-Identifier: Apache-2.0

// Runs every example of every rule's card and demands exactly the findings that its markers show.
#include "rule/registry.h"
#include "rules/card.h"
#include "rules/run_rule.h"
#include "source/line_index.h"
#include "support/catch.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace lakelint::test {
namespace {

std::string show(const std::vector<Expectation>& items) {
    std::ostringstream out;
    for (const Expectation& item : items) {
        out << "  " << item.path << ":" << item.range.begin.line << ":" << item.range.begin.column << "-"
            << item.range.end.column << (item.unresolved ? " ~ " : " ^ ") << item.text << "\n";
    }
    return out.str();
}

class Locator {
  public:
    explicit Locator(const std::vector<ExampleFile>& files) {
        for (const ExampleFile& file : files)
            indexes_.emplace(file.path, source::LineIndex(file.text));
    }
    [[nodiscard]] source::Range range(const diagnostic::Location& location) const {
        return indexes_.at(location.path).range(location.span);
    }

  private:
    std::map<std::string, source::LineIndex> indexes_;
};

struct Told {
    std::vector<Expectation> all;
    std::vector<std::string> without_help;
};

Told run_example(const rule::Registered& rule, const Example& example) {
    const Said said = run_rule(rule, example.policy, example.files);
    const Locator locator(example.files);
    Told told;
    for (const auto& found : said.diagnostics) {
        std::vector<std::string> notes;
        for (const diagnostic::Note& note : found.notes)
            notes.push_back(note.message);
        told.all.push_back({found.location.path, locator.range(found.location), found.message, false,
                            found.help, std::move(notes)});
        if (found.help.empty()) told.without_help.push_back(found.message);
    }
    for (const auto& open : said.unresolved) {
        told.all.push_back({open.location.path, locator.range(open.location), open.reason, true, {}, {}});
    }
    return told;
}

void sort(std::vector<Expectation>& items) {
    std::sort(items.begin(), items.end(), [](const Expectation& a, const Expectation& b) {
        return std::tuple(a.path, a.range.begin, a.range.end, a.unresolved, a.text)
               < std::tuple(b.path, b.range.begin, b.range.end, b.unresolved, b.text);
    });
}

/// Where a card shows help or notes, they are what is said.
void check_more(const std::vector<Expectation>& wanted, const std::vector<Expectation>& told) {
    for (const Expectation& each : wanted) {
        const auto found = std::find(told.begin(), told.end(), each);
        if (!each.shows_more() || found == told.end()) continue;
        INFO(each.text << "\n  = help: " << found->help);
        CHECK((each.help.empty() || found->help == each.help));
        CHECK(found->notes == each.notes);
    }
}

} // namespace

TEST_CASE("every example of every card yields exactly what its markers show", "[cards]") {
    REQUIRE_FALSE(rule::registry().empty());
    for (const rule::Registered& rule : rule::registry()) {
        DYNAMIC_SECTION(rule.id) {
            const auto examples = read_examples(rule.card);
            CHECK(std::count_if(examples.begin(), examples.end(), [](const auto& e) { return e.bad; }) >= 2);
            CHECK(std::count_if(examples.begin(), examples.end(), [](const auto& e) { return !e.bad; }) >= 2);
            for (const Example& example : examples) {
                Told told = run_example(rule, example);
                std::vector<Expectation> wanted = example.expected;
                sort(told.all);
                sort(wanted);
                INFO(rule.id << ".md, example at line " << example.card_line << "\nexpected:\n"
                             << show(wanted) << "found:\n"
                             << show(told.all));
                CHECK(told.all == wanted);
                check_more(wanted, told.all);
                CHECK(told.without_help.empty());
                const bool finds =
                    std::any_of(wanted.begin(), wanted.end(), [](const auto& e) { return !e.unresolved; });
                CHECK(finds == example.bad);
            }
        }
    }
}

TEST_CASE("every card begins with its rule and has the sections that people look for", "[cards]") {
    for (const rule::Registered& rule : rule::registry()) {
        INFO(rule.id);
        const std::string card(rule.card);
        CHECK(card.starts_with("# " + std::string(rule.id) + "\n"));
        for (const char* heading :
             {"## What it does", "## Why it matters", "## How to fix", "## Options", "## Examples"}) {
            INFO(heading);
            CHECK(card.find(std::string("\n") + heading + "\n") != std::string::npos);
        }
    }
}

} // namespace lakelint::test
