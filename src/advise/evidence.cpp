// SPDX-License-Identifier: Apache-2.0
#include "advise/evidence.h"

#include "rule/key_column.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using catalog::LayoutState;

/// The strongest way in which a use bounds a column, over all its scans.
struct Strongest {
    bool change = false;
    Hold hold = Hold::wrapped;
    bool flag = true;
};

std::vector<const Use*>& list_for(const Strongest& how, ColumnEvidence& evidence) {
    if (how.hold == Hold::wrapped) return evidence.wrapped;
    if (how.change) return evidence.changes;
    if (how.hold == Hold::filter) return evidence.filters;
    return how.hold == Hold::join ? evidence.joins : evidence.loose;
}

void add(const Use& use, std::map<std::string, ColumnEvidence>& by_column) {
    std::map<std::string, Strongest> own;
    for (const Scan& scan : use.scans) {
        for (const auto& [name, held] : scan.held) {
            Strongest& strongest = own[name];
            strongest.change = strongest.change || (scan.kind != UseKind::read && held.hold != Hold::wrapped);
            strongest.hold = std::min(strongest.hold, held.hold);
            strongest.flag = strongest.flag && held.flag;
            ColumnEvidence& evidence = by_column[name];
            if (evidence.column.empty()) evidence.column = held.column;
        }
    }
    for (const auto& [name, how] : own) {
        ColumnEvidence& evidence = by_column[name];
        list_for(how, evidence).push_back(&use);
        evidence.flag = evidence.flag && how.flag;
    }
}

/// Why a column makes no key; empty where it may, or where its type is not known.
std::string refusal(const TableUses& table, const ColumnEvidence& evidence) {
    const auto found = table.relation == nullptr
                           ? std::nullopt
                           : rule::key_column::find(table.relation->columns.list(), evidence.column);
    if (found && rule::key_column::is_refused(found->type, LayoutState::Kind::clustered))
        return fmt::format("Delta keeps no statistics on type `{}`", found->type);
    const bool flag = evidence.flag && evidence.joins.empty() && evidence.weight() > 0;
    return flag ? "statements take it for a flag, which has few values" : "";
}

/// A MERGE prunes by the keys of the rows that it merges, whatever filters them.
bool helps(const Scan& scan, const Held& held, LayoutState::Kind kind) {
    if (held.hold == Hold::loose) return scan.kind != UseKind::read;
    return held.hold != Hold::wrapped || kind == LayoutState::Kind::partitioned;
}

bool is_served(const Scan& scan, const Keys& keys) {
    return std::any_of(keys.columns.begin(), keys.columns.end(), [&](const std::string& key) {
        const Held* held = scan.find(key);
        return held != nullptr && helps(scan, *held, keys.kind);
    });
}

bool is_scattered(const Scan& scan, const std::set<std::string>& columns) {
    const bool rewrites = scan.kind != UseKind::read && scan.kind != UseKind::replace;
    if (!rewrites || scan.hidden || !scan.conditional) return false;
    return std::none_of(columns.begin(), columns.end(),
                        [&](const std::string& column) { return scan.find(column) != nullptr; });
}

} // namespace

std::vector<ColumnEvidence> evidence_of(const TableUses& table) {
    std::map<std::string, ColumnEvidence> by_column;
    for (const Use& use : table.uses)
        add(use, by_column);
    std::vector<ColumnEvidence> result;
    for (auto& [name, evidence] : by_column) {
        evidence.refused = refusal(table, evidence);
        result.push_back(std::move(evidence));
    }
    std::stable_sort(result.begin(), result.end(), [](const ColumnEvidence& a, const ColumnEvidence& b) {
        return a.weight() > b.weight();
    });
    return result;
}

bool is_served(const Use& use, const Keys& keys) {
    return std::all_of(use.scans.begin(), use.scans.end(),
                       [&](const Scan& scan) { return is_served(scan, keys); });
}

std::size_t served(const TableUses& table, const Keys& keys) {
    return static_cast<std::size_t>(std::count_if(table.uses.begin(), table.uses.end(),
                                                  [&](const Use& use) { return is_served(use, keys); }));
}

std::vector<const Use*> scattered(const TableUses& table, const std::set<std::string>& columns) {
    std::vector<const Use*> result;
    for (const Use& use : table.uses) {
        if (std::any_of(use.scans.begin(), use.scans.end(),
                        [&](const Scan& scan) { return is_scattered(scan, columns); }))
            result.push_back(&use);
    }
    return result;
}

bool TableAdvice::has_evidence() const {
    return std::any_of(columns.begin(), columns.end(),
                       [](const ColumnEvidence& column) { return column.supported(); });
}

} // namespace lakelint::advise
