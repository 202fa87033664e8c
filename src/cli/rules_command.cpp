// SPDX-License-Identifier: Apache-2.0
#include "cli/card_text.h"
#include "cli/catalogue.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/own_findings.h"
#include "cli/rule_words.h"
#include "cli/terminal.h"
#include "policy/spelling.h"
#include "rule/registry.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lakelint::cli {
namespace {

const char* fix_word(rule::Fixable fixable) {
    switch (fixable) {
    case rule::Fixable::safe: return "safe";
    case rule::Fixable::unsafe: return "unsafe";
    case rule::Fixable::no: break;
    }
    return "";
}

int list_json() {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& registered : rule::registry()) {
        const rule::Rule rule = registered.make();
        nlohmann::ordered_json options = nlohmann::ordered_json::array();
        for (const auto& option : rule.options) {
            options.push_back({{"key", option.key}, {"default", option.default_text}, {"doc", option.doc}});
        }
        list.push_back({{"id", registered.id},
                        {"severity", "error"},
                        {"runs", runs_word(rule.about)},
                        {"scope", scope_word(rule.about.scope)},
                        {"fixable", rule.about.fixable != rule::Fixable::no},
                        {"fix", rule.about.fixable == rule::Fixable::no
                                    ? nlohmann::ordered_json()
                                    : nlohmann::ordered_json(fix_word(rule.about.fixable))},
                        {"summary", rule.about.summary},
                        {"options", std::move(options)}});
    }
    return write_out(list.dump(2) + "\n") ? clean : unreadable;
}

/// In the form of a rule's card.
std::string own_text(const OwnFinding& own) {
    return fmt::format("{}\n{}\n\n{}\n\nAlways on, as {}.\n", own.id, std::string(own.id.size(), '='),
                       own.about, own.severity == "error" ? "an error" : "a " + std::string(own.severity));
}

} // namespace

int rules(const RulesOptions& options) {
    if (options.format == "json") return list_json();
    if (options.format == "markdown") return write_out(catalogue_page()) ? clean : unreadable;
    std::size_t width = 0;
    for (const auto& registered : rule::registry())
        width = std::max(width, registered.id.size());
    std::string text;
    for (const auto& registered : rule::registry()) {
        const rule::Rule rule = registered.make();
        text += fmt::format("{:<{}}  {:<7} {:<10}  {:<6}  {}\n", registered.id, width, "error",
                            runs_word(rule.about), fix_word(rule.about.fixable), rule.about.summary);
    }
    text +=
        "\nby demand: runs as an error once the policy makes its demand; when named: runs where `rules` "
        "names it or its family.\n"
        "safe: `check --fix` mends it; unsafe: `check --fix --unsafe` does, and somebody should look at it.\n"
        "`lakelint explain RULE` tells what a rule finds, why it matters and how to fix it.\n";
    return write_out(text) ? clean : unreadable;
}

int explain(const ExplainOptions& options) {
    std::vector<std::string> ids;
    for (const auto& registered : rule::registry()) {
        if (registered.id == options.rule) {
            const std::string text = card_text(registered.id, registered.card, registered.make());
            return write_out(text) ? clean : unreadable;
        }
        ids.emplace_back(registered.id);
    }
    for (const OwnFinding& own : own_findings()) {
        if (own.id == options.rule) return write_out(own_text(own)) ? clean : unreadable;
        ids.emplace_back(own.id);
    }
    const auto nearest = policy::nearest_spelling(options.rule, ids);
    complain(fmt::format("there is no rule `{}`{}", options.rule,
                         nearest ? policy::did_you_mean(nearest) : "; `lakelint rules` lists them"));
    return usage;
}

} // namespace lakelint::cli
