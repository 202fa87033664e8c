// SPDX-License-Identifier: Apache-2.0
#include "rule/upkeep.h"

#include "source/text.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace lakelint::rule::upkeep {
namespace {

using facts::MaintenanceKind;
using source::Verdict;

constexpr std::string_view auto_compact = "delta.autoOptimize.autoCompact";

bool does(const Job& job, MaintenanceKind kind) {
    return job.maintenance != nullptr && job.maintenance->kind == kind && !job.maintenance->dry_run;
}

/// Whether each write compacts the files that it leaves. That is no substitute for an OPTIMIZE which
/// clusters.
Verdict compacts_itself(const catalog::Relation& relation) {
    using Kind = catalog::LayoutState::Kind;
    const Kind layout = relation.layout.kind;
    if (layout == Kind::clustered || layout == Kind::automatic) return Verdict::no;
    const std::string key = source::fold_case(auto_compact);
    const auto found = relation.properties.find(key);
    if (found == relation.properties.end())
        return relation.hidden_property(key) == nullptr ? Verdict::no : Verdict::unknown;
    if (found->second.contradicted || !found->second.property.value.text.literal()) return Verdict::unknown;
    const std::string& value = found->second.property.value.text.value;
    return found->second.removed || source::equal_folded(value, "false") ? Verdict::no : Verdict::yes;
}

} // namespace

bool is_pipelines(const catalog::Relation& relation) {
    return relation.kind == facts::RelationKind::streaming_table
           || (relation.creation != nullptr && relation.creation->live);
}

Answer is_done(const catalog::Relation& relation, const Jobs& jobs, MaintenanceKind kind) {
    const bool vacuum = kind == MaintenanceKind::vacuum;
    const std::string_view verb = vacuum ? "vacuum" : "optimize";
    const auto counts = [kind](const Job& job) { return does(job, kind); };
    const auto own = jobs.of(relation);
    if (std::any_of(own.begin(), own.end(), [&](const Job* job) { return counts(*job); }))
        return {Verdict::yes, {}};
    const Verdict compacts = vacuum ? Verdict::no : compacts_itself(relation);
    if (compacts == Verdict::yes) return {Verdict::yes, {}};
    if (const Job* job = jobs.unread(relation, verb)) return {Verdict::unknown, unread_reason(*job)};
    const auto possible =
        jobs.possible(relation, [&](const Job& job) { return counts(job) || job.verb == verb; });
    if (possible.job != nullptr)
        return {Verdict::unknown, possible_reason(possible, vacuum ? "vacuums" : "optimizes")};
    if (compacts == Verdict::unknown)
        return {Verdict::unknown, fmt::format("whether `{}` is set is not known", auto_compact)};
    return {};
}

} // namespace lakelint::rule::upkeep
