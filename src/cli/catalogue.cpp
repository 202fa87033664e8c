// SPDX-License-Identifier: Apache-2.0
#include "cli/catalogue.h"

#include "cli/own_findings.h"
#include "cli/rule_words.h"
#include "cli/wrap.h"
#include "rule/registry.h"
#include "rule/rule.h"

#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

struct Listed {
    std::string_view id;
    rule::Rule rule;
};

/// What a family is about, in a sentence.
std::string_view about_family(std::string_view family) {
    static const std::map<std::string_view, std::string_view> sentences{
        {"access", "Who is given what, and what is written into SQL that nobody should read."},
        {"cost", "What makes queries and jobs read, move or compute more than they need."},
        {"docs", "Comments, tags and owners, by which people find out what a table is and whom to ask."},
        {"layers", "Which layer a relation lies in, of which kind it is there, and where its files are."},
        {"lineage", "Which layer is built from which, and what reads or feeds what."},
        {"maintenance", "OPTIMIZE, VACUUM and REORG: what they delete, and what they leave undone."},
        {"monitoring", "What keeps watch over the tables that the company cannot do without."},
        {"naming", "Names of relations and columns, and how they are written."},
        {"partition", "How tables are partitioned or clustered, and whether statements make use of it."},
        {"personal", "What people keep for themselves, how long, and who reads it."},
        {"retention", "How long deleted files, history and rows are kept."},
        {"safety", "Statements that destroy or replace more than one may expect."},
        {"types", "Columns whose types do not suit what they hold."},
    };
    const auto found = sentences.find(family);
    return found == sentences.end() ? std::string_view() : found->second;
}

/// A text as it may stand in a cell of a table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '|' ? std::string("\\|") : std::string{c};
    return out;
}

std::string_view fix_cell(rule::Fixable fixable) {
    switch (fixable) {
    case rule::Fixable::safe: return "safe";
    case rule::Fixable::unsafe: return "unsafe";
    case rule::Fixable::no: break;
    }
    return "–";
}

std::string rules_table(const std::vector<Listed>& family) {
    std::string text = "| rule | finds that | switched on by | looks at | fix |\n|---|---|---|---|---|\n";
    for (const auto& [id, rule] : family) {
        const std::string demand = demand_text(rule.about);
        text += fmt::format("| [`{0}`](../../rules/{0}.md) | {1} | {2} | {3} | {4} |\n", id,
                            cell(rule.about.summary), demand.empty() ? "its name" : cell(demand),
                            scope_word(rule.about.scope), fix_cell(rule.about.fixable));
    }
    return text;
}

std::string options_table(const std::vector<Listed>& family) {
    std::string text;
    for (const auto& [id, rule] : family) {
        for (const policy::FieldInfo& option : rule.options) {
            const std::string by_default =
                option.default_text.empty() ? "" : fmt::format("`{}`", cell(option.default_text));
            text += fmt::format("| `{}` | `{}` | {} | {} |\n", id, option.key, by_default, cell(option.doc));
        }
    }
    if (text.empty()) return text;
    return "\n| option of | key | default | meaning |\n|---|---|---|---|\n" + text;
}

std::string own_table() {
    std::string text = "| finding | severity | meaning |\n|---|---|---|\n";
    for (const OwnFinding& own : own_findings())
        text += fmt::format("| `{}` | {} | {} |\n", own.id, own.severity, cell(own.about));
    return text;
}

constexpr std::string_view introduction = R"(<!-- `lakelint rules --format markdown` prints this page. -->
# Rules

Each name leads to the rule's card: what it does, why it matters, how to fix it, and examples that are its tests.
`lakelint explain RULE` shows the same in a terminal.

- **switched on by**: what the policy must hold for the rule to run, as an error. Where that says *its name*, the rule
  runs where [`rules`](../policy.md#rules) of the policy names it or its family. In either case `rules` may give another
  severity, or switch it off.
- **looks at**: one *statement* by itself; a *table*, as all statements of the project leave it; or the *project* as a
  whole.
- **fix**: *safe*, where [`check --fix`](../fixes.md) mends the SQL and keeps its meaning; *unsafe*, where `check --fix
  --unsafe` does, and somebody has to look at it. Not every finding of such a rule has one.
)";

} // namespace

std::string catalogue_page() {
    std::vector<std::pair<std::string_view, std::vector<Listed>>> families; // the registry is in order
    for (const rule::Registered& registered : rule::registry()) {
        const std::string_view family = family_of(registered.id);
        if (families.empty() || families.back().first != family) families.push_back({family, {}});
        families.back().second.push_back({registered.id, registered.make()});
    }
    std::string text(introduction);
    for (const auto& [family, rules] : families) {
        text += fmt::format("\n## {}\n\n", family);
        if (const auto about = about_family(family); !about.empty()) text += fmt::format("{}\n\n", about);
        text += rules_table(rules) + options_table(rules);
    }
    text += "\n## Always on\n\nFindings about files that are not understood, and about the policy and its "
            "exceptions. "
            "No line of\n`rules` is needed for them.\n\n";
    return text + own_table();
}

} // namespace lakelint::cli
