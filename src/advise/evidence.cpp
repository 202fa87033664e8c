// SPDX-License-Identifier: Apache-2.0
#include "advise/evidence.h"

#include "rule/key_column.h"
#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using catalog::LayoutState;

std::vector<const Use*>& list_for(const Use& use, Hold hold, ColumnEvidence& evidence) {
    if (hold == Hold::wrapped) return evidence.wrapped;
    if (use.changes()) return evidence.changes;
    if (hold == Hold::filter) return evidence.filters;
    return hold == Hold::join ? evidence.joins : evidence.loose;
}

/// Whether all that look for values of a column take it for a flag, which has too few to lay a table out by.
bool is_flag(const ColumnEvidence& evidence) {
    std::vector<const Use*> all = evidence.changes;
    all.insert(all.end(), evidence.filters.begin(), evidence.filters.end());
    return evidence.joins.empty() && !all.empty() && std::all_of(all.begin(), all.end(), [&](const Use* use) {
               return use->find(evidence.column)->flag;
           });
}

/// Why Delta does not cluster by a column; empty where it does, or where its type is not known.
std::string refusal(const TableUses& table, const std::string& column) {
    if (table.relation == nullptr) return {};
    const auto found = rule::key_column::find(table.relation->columns.list(), column);
    if (!found || !rule::key_column::is_refused(found->type, LayoutState::Kind::clustered)) return {};
    return fmt::format("Delta keeps no statistics on type `{}`", found->type);
}

/// A MERGE prunes by the keys of the rows that it merges, whatever filters them.
bool helps(const Use& use, const Held& held, LayoutState::Kind kind) {
    if (held.hold == Hold::loose) return use.changes();
    return held.hold != Hold::wrapped || kind == LayoutState::Kind::partitioned;
}

} // namespace

std::vector<ColumnEvidence> evidence_of(const TableUses& table) {
    std::map<std::string, ColumnEvidence> by_column;
    for (const Use& use : table.uses) {
        for (const Held& held : use.held) {
            ColumnEvidence& evidence = by_column[source::fold_case(held.column)];
            if (evidence.column.empty()) evidence.column = held.column;
            list_for(use, held.hold, evidence).push_back(&use);
        }
    }
    std::vector<ColumnEvidence> result;
    for (auto& [name, evidence] : by_column) {
        evidence.refused = refusal(table, evidence.column);
        if (evidence.refused.empty() && is_flag(evidence))
            evidence.refused = "statements take it for a flag, which has few values";
        result.push_back(std::move(evidence));
    }
    std::stable_sort(result.begin(), result.end(), [](const ColumnEvidence& a, const ColumnEvidence& b) {
        return a.weight() > b.weight();
    });
    return result;
}

bool is_served(const Use& use, const std::vector<std::string>& keys, LayoutState::Kind kind) {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        const Held* held = use.find(key);
        return held != nullptr && helps(use, *held, kind);
    });
}

std::size_t served(const TableUses& table, const std::vector<std::string>& keys, LayoutState::Kind kind) {
    return static_cast<std::size_t>(std::count_if(
        table.uses.begin(), table.uses.end(), [&](const Use& use) { return is_served(use, keys, kind); }));
}

std::vector<const Use*> scattered(const TableUses& table, const std::vector<std::string>& keys) {
    std::vector<const Use*> result;
    for (const Use& use : table.uses) {
        const bool rewrites =
            use.changes() && use.kind != UseKind::replace && !use.hidden && !use.held.empty();
        const bool bounded = std::any_of(keys.begin(), keys.end(),
                                         [&](const std::string& key) { return use.find(key) != nullptr; });
        if (rewrites && !bounded) result.push_back(&use);
    }
    return result;
}

bool TableAdvice::has_evidence() const {
    return std::any_of(columns.begin(), columns.end(),
                       [](const ColumnEvidence& column) { return column.supported(); });
}

} // namespace lakelint::advise
