// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/layout.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::misfit_optimize {
namespace {

using catalog::LayoutState;
using rule::Maintained;
using rule::Out;
using Kind = LayoutState::Kind;

/// How the table is laid out, for messages.
std::string description(const LayoutState& layout) {
    if (layout.kind == Kind::automatic) return "clustered by AUTO";
    if (layout.keys.empty()) return "clustered"; // by what it was partitioned by, wherever that is said
    return fmt::format("{} by {}", rule::layout::participle(layout),
                       rule::layout::quoted(rule::layout::columns(layout)));
}

void report(const Maintained& job, std::string message, std::string help, std::vector<rule::Fix> fixes,
            Out& out) {
    const LayoutState& layout = job.relation->layout;
    out.report({.place = {&job.file, job.job.zorder_span},
                .object = job.name.text(),
                .message = std::move(message),
                .help = std::move(help),
                .policy = std::nullopt,
                .clause = "zorder",
                .notes = {{layout.place, fmt::format("it is {} here", rule::layout::participle(layout))}},
                .fixes = std::move(fixes)});
}

std::vector<rule::Fix> remove_clause(const Maintained& job) {
    return rule::fix("remove ZORDER BY", rule::Safety::safe, job.file, {rule::remove(job.job.zorder_span)});
}

void report_clustered(const Maintained& job, Out& out) {
    report(job,
           fmt::format("`{}` is {}, and OPTIMIZE … ZORDER BY on a clustered table fails with "
                       "DELTA_CLUSTERING_WITH_ZORDER_BY",
                       job.name.text(), description(job.relation->layout)),
           "remove ZORDER BY: OPTIMIZE alone clusters the table", remove_clause(job), out);
}

/// A column as it stands in the list.
std::string spelled(const facts::Word& column) {
    const bool quoted = column.span.size() > column.text.value.size();
    return quoted ? fmt::format("`{}`", column.text.value) : column.text.value;
}

/// Takes columns out of the list, each with a comma. `gone` says of each whether it goes; not all do.
std::vector<rule::Fix> remove_columns(const Maintained& job, const std::vector<bool>& gone,
                                      const std::vector<std::string>& names) {
    const auto& columns = job.job.zorder;
    std::vector<std::optional<rule::Edit>> edits;
    const auto kept = static_cast<std::size_t>(std::find(gone.begin(), gone.end(), false) - gone.begin());
    if (kept > 0) {
        edits.push_back(
            rule::replace({columns.front().span.begin, columns[kept].span.end}, spelled(columns[kept])));
    }
    for (std::size_t i = kept + 1; i < columns.size(); ++i) {
        if (gone[i]) edits.push_back(rule::remove({columns[i - 1].span.end, columns[i].span.end}));
    }
    return rule::fix(fmt::format("remove {} from ZORDER BY", rule::layout::quoted(names)), rule::Safety::safe,
                     job.file, edits);
}

bool is_key(const LayoutState& layout, const facts::Word& column) {
    return std::any_of(layout.keys.begin(), layout.keys.end(), [&](const facts::LayoutKey& key) {
        return key.transform.empty() && key.column.text.literal()
               && source::equal_folded(key.column.text.value, column.text.value);
    });
}

/// A column of the clause or a key that only the run knows.
const facts::Word* open_column(const Maintained& job) {
    for (const facts::Word& column : job.job.zorder) {
        if (!column.text.literal()) return &column;
    }
    for (const facts::LayoutKey& key : job.relation->layout.keys) {
        if (!key.column.text.literal()) return &key.column;
    }
    return nullptr;
}

void judge_partitioned(const Maintained& job, Out& out) {
    const LayoutState& layout = job.relation->layout;
    std::vector<bool> gone;
    std::vector<std::string> names;
    for (const facts::Word& column : job.job.zorder) {
        gone.push_back(is_key(layout, column));
        if (gone.back()) names.push_back(column.text.value);
    }
    if (names.empty()) {
        const facts::Word* open = open_column(job);
        if (open == nullptr) return;
        out.unresolved({&job.file, job.job.zorder_span}, job.name.text(),
                       fmt::format("a column is only known when the job runs: `{}`", open->text.value));
        return;
    }
    const bool all = names.size() == gone.size();
    report(job,
           fmt::format("`{}` is {}, and ZORDER BY a partition column fails with "
                       "DELTA_ZORDERING_ON_PARTITION_COLUMN",
                       job.name.text(), description(layout)),
           all ? "remove ZORDER BY, or order by columns inside the partitions"
               : fmt::format("remove {} from ZORDER BY", rule::layout::quoted(names)),
           all ? remove_clause(job) : remove_columns(job, gone, names), out);
}

/// Why the layout at the time of the statement is not known; nothing where it is.
std::optional<std::string> open_question(const Maintained& job) {
    if (job.job.name.empty() || job.job.name.is_path()) return "how a path is laid out is not known";
    const catalog::Relation* relation = job.relation;
    const bool known =
        relation != nullptr
        && (relation->created() || relation->layout.kind != Kind::none || relation->unknown_layout);
    if (!known) return rule::unseen_reason(job.name) + ", so its layout is not known";
    const bool clustered = relation->layout.kind == Kind::clustered && !relation->layout.contradicted;
    auto reason = rule::layout::unknown_reason(*relation);
    if (reason && !clustered) return reason;
    const catalog::Place& place = relation->layout.place;
    const bool later = place.file == &job.file && place.span.begin > job.statement.span.begin;
    if (later && relation->layout.kind != Kind::none) return "its layout is set further down in the file";
    return std::nullopt;
}

void judge(const Maintained& job, const rule::NoOptions&, Out& out) {
    if (job.job.kind != facts::MaintenanceKind::optimize || job.job.zorder.empty()) return;
    const catalog::Relation* relation = job.relation;
    if (relation != nullptr && relation->created() && !relation->may_be_delta()) return;
    if (auto reason = open_question(job)) {
        out.unresolved({&job.file, job.job.zorder_span}, job.name.text(), std::move(*reason));
        return;
    }
    switch (relation->layout.kind) {
    case Kind::none: return;
    case Kind::partitioned: return judge_partitioned(job, out);
    case Kind::clustered:
    case Kind::automatic: return report_clustered(job, out);
    }
}

} // namespace

rule::Rule make() {
    return rule::per_maintenance<rule::NoOptions>(
        {.summary =
             "an OPTIMIZE orders a table by ZORDER that is clustered, or partitioned by the same column",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::maintenance::misfit_optimize
