// SPDX-License-Identifier: Apache-2.0
#include "rule/jobs.h"
#include "rule/purge.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::retention::missing_purge {
namespace {

using rule::Job;
using rule::Jobs;
using rule::Out;
using rule::Table;
using source::Verdict;

constexpr std::size_t max_notes = 3;

bool demands(const policy::Layer& layer) {
    return layer.retention && layer.retention->value.rows && layer.retention->value.rows->value.max;
}

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// What holds rows that nobody but a job takes away. A materialized view has those of what it is made of, and
/// so has a table that a pipeline computes anew.
bool keeps_rows(const catalog::Relation& relation) {
    if (!relation.is_table()) return false;
    const bool streaming = relation.kind == facts::RelationKind::streaming_table;
    return streaming || !relation.creation->live;
}

/// Jobs that delete, and not the rows that are old: said in notes.
std::vector<rule::Aside> misses(const catalog::Relation& relation, const std::vector<const Job*>& jobs,
                                const std::string& by) {
    std::vector<rule::Aside> notes;
    for (const Job* job : jobs) {
        if (job->write == nullptr || job->write->kind != facts::WriteKind::delete_rows) continue;
        if (notes.size() < max_notes && !job->write->predicate.bounds.empty())
            notes.push_back({job->place(), rule::purge::describe(relation, *job->write, by)});
    }
    return notes;
}

bool has_column(const catalog::Relation& relation, const std::string& column) {
    return relation.more_columns || relation.columns.find(column) != nullptr;
}

void report(const Table& table, const policy::Layer& layer, const std::vector<const Job*>& jobs, Out& out) {
    const auto& rows = *layer.retention->value.rows;
    const std::string name = table.name.text();
    const std::string& by = rows.value.by;
    const std::string max = policy::to_string(*rows.value.max);
    std::string help = fmt::format("add a job such as DELETE FROM {} WHERE {} < current_date() - INTERVAL {}",
                                   name, by, max);
    if (!has_column(table.relation, by))
        help = fmt::format("it has no column `{}`: add one, and a job that deletes by it", by);
    out.report(
        {.place = table.place,
         .object = name,
         .message = fmt::format("rows of `{}` may live for {} in layer `{}`, and no job of the project "
                                "deletes or replaces them by `{}`",
                                name, max, layer.name, by),
         .help = std::move(help),
         .policy = rows.at,
         .clause = by,
         .notes = misses(table.relation, jobs, by)});
}

void judge_table(const Table& table, const Jobs& jobs, const rule::purge::Rewrites& rewrites, Out& out) {
    if (!keeps_rows(table.relation)) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const std::string& by = layer->retention->value.rows->value.by;
    const auto own = jobs.of(table.relation);
    const rule::purge::Answer answer = rule::purge::judge(table, own, by, rewrites);
    if (answer.purges == Verdict::yes) return;
    if (answer.purges == Verdict::unknown)
        return out.unresolved(table.place, table.name.text(), answer.reason);
    const auto possible = jobs.possible(
        table.relation, [&](const Job& job) { return rule::purge::may_purge(table.relation, job, by); });
    if (possible.job != nullptr)
        return out.unresolved(table.place, table.name.text(),
                              rule::possible_reason(possible, "takes rows out of"));
    report(table, *layer, own, out);
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    const auto& jobs = project.shared<Jobs>();
    const rule::purge::Rewrites rewrites(project);
    out.subjects = 0;
    rule::each_table(project, [&](const Table& table) {
        ++*out.subjects;
        judge_table(table, jobs, rewrites, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "no job takes the rows away that may live no longer in a table of the layer",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::no,
         .demanded = demanded,
         .demand = "layer with `rows` in `retention`"},
        judge);
}

} // namespace lakelint::rules::retention::missing_purge
