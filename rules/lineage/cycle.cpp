// SPDX-License-Identifier: Apache-2.0
#include "catalog/cycles.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::lineage::cycle {
namespace {

using catalog::Cycle;
using catalog::Lineage;
using catalog::LineageSite;
using rule::Out;
using rule::Project;

constexpr std::size_t most_named = 3;  ///< relations in the message
constexpr std::size_t most_shown = 10; ///< hops among the notes

std::string feeder(const Lineage& lineage, const LineageSite& hop) {
    return lineage.nodes()[lineage.node_of_rows(hop.from_rows)].name.text();
}

std::string target(const Lineage& lineage, const LineageSite& hop) {
    return lineage.nodes()[lineage.node_of_rows(hop.to_rows)].name.text();
}

rule::Place place(const Lineage& lineage, const LineageSite& hop) {
    const catalog::ResolvedRead& read = lineage.read(hop);
    return {read.file, read.read->name.span};
}

/// "`b`", "`b` and `c`", "`b`, `c`, `d` and 996 more relations": what lies between a relation and itself.
std::string way(const Lineage& lineage, const Cycle& cycle) {
    const std::size_t count = cycle.hops.size() - 1;
    const std::size_t named = std::min(count, most_named);
    std::string text;
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0) text += i + 1 == count ? " and " : ", ";
        text += fmt::format("`{}`", target(lineage, *cycle.hops[i]));
    }
    if (count > named)
        text += fmt::format(" and {} more relation{}", count - named, count - named == 1 ? "" : "s");
    return text;
}

std::vector<rule::Aside> notes(const Lineage& lineage, const Cycle& cycle) {
    std::vector<rule::Aside> notes;
    const std::size_t count = cycle.hops.size() - 1; // the last is what the finding is about
    for (std::size_t i = 0; i < count; ++i) {
        const LineageSite& hop = *cycle.hops[i];
        if (i == most_shown) {
            notes.push_back({place(lineage, hop), fmt::format("and so on, {} more from here", count - i)});
            break;
        }
        notes.push_back({place(lineage, hop), fmt::format("`{}` is built from `{}` here",
                                                          target(lineage, hop), feeder(lineage, hop))});
    }
    return notes;
}

std::string help(const Cycle& cycle) {
    std::string text =
        "take one of these reads out, so that each relation can be rebuilt from what lies before it";
    if (cycle.others == 1) text += "; 1 more relation goes around with these";
    if (cycle.others > 1) text += fmt::format("; {} more relations go around with these", cycle.others);
    return text;
}

/// The same for a cycle wherever it is entered.
std::string clause(const Lineage& lineage, const Cycle& cycle) {
    std::vector<std::string> names;
    for (const LineageSite* hop : cycle.hops)
        names.push_back(source::fold_case(feeder(lineage, *hop)));
    std::rotate(names.begin(), std::min_element(names.begin(), names.end()), names.end());
    return fmt::format("{}", fmt::join(names, " -> "));
}

void judge(const Project& project, const rule::NoOptions&, Out& out) {
    const Lineage lineage(project.catalog, project.files);
    for (const Cycle& cycle : catalog::find_cycles(lineage)) {
        const LineageSite& closing = *cycle.hops.back();
        const std::string object = target(lineage, closing);
        out.report({.place = place(lineage, closing),
                    .object = object,
                    .message = fmt::format("`{}` feeds itself through {}", object, way(lineage, cycle)),
                    .help = help(cycle),
                    .policy = std::nullopt,
                    .clause = clause(lineage, cycle),
                    .notes = notes(lineage, cycle)});
    }
    for (const catalog::PossibleCycle& possible : catalog::find_possible_cycles(lineage)) {
        const std::string read = lineage.nodes()[possible.read].name.text();
        const std::string written = lineage.nodes()[possible.written].name.text();
        out.unresolved(place(lineage, *possible.site), read,
                       fmt::format("it feeds `{}`, which may be the same relation", written));
    }
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "relations feed themselves through one another",
                                .scope = rule::Scope::project,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::lineage::cycle
