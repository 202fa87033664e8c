// SPDX-License-Identifier: Apache-2.0
#include "advise/upkeep.h"

#include "advise/ddl.h"
#include "policy/duration.h"
#include "rule/delta.h"
#include "rule/upkeep.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using facts::MaintenanceKind;
using facts::WriteKind;
using source::Verdict;

/// A write that leaves files behind which the table no longer needs, and which only VACUUM takes away.
bool leaves_files(const rule::Job& job) {
    if (job.creation != nullptr) return job.creation->or_replace && job.creation->from_query;
    if (job.write == nullptr) return false;
    switch (job.write->kind) {
    case WriteKind::insert:
    case WriteKind::copy_into:
    case WriteKind::flow: return false;
    case WriteKind::load_data:
    case WriteKind::insert_overwrite:
    case WriteKind::replace_where:
    case WriteKind::replace_using:
    case WriteKind::replace_on:
    case WriteKind::update:
    case WriteKind::delete_rows:
    case WriteKind::merge:
    case WriteKind::truncate: return true;
    }
    return false;
}

/// A write that adds files to those that are there, so that they grow many; what replaces all of a table
/// writes as few as it can.
bool adds_files(const rule::Job& job) {
    if (job.write == nullptr || job.write->kind == WriteKind::truncate) return false;
    return job.write->kind != WriteKind::insert_overwrite || !job.write->partition.empty();
}

template <typename Is>
std::vector<catalog::Place> places_of(const std::vector<const rule::Job*>& jobs, Is is) {
    std::vector<catalog::Place> places;
    for (const rule::Job* job : jobs)
        if (job->read() && is(*job)) places.push_back(job->place());
    return places;
}

std::string count_of(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} statement{} {}", count, count == 1 ? "" : "s", count == 1 ? singular : plural);
}

/// Every so often files fall out of what the table keeps for time travel: to vacuum more often finds no more.
std::string vacuum_interval(const catalog::Relation& relation) {
    const auto kept = rule::delta::duration_property(relation, rule::delta::deleted_file_retention);
    const policy::Duration length = kept.value.value_or(rule::delta::default_deleted_file_retention);
    const bool set = kept.state == rule::delta::DurationProperty::State::set;
    return fmt::format("every {}, which is how long deleted files are kept{}", policy::to_string(length),
                       set ? "" : " by default");
}

} // namespace

void advise_upkeep(const rule::Table& table, const rule::Jobs& jobs,
                   const rule::PredictiveOptimization& predictive, TableAdvice& advice) {
    const catalog::Relation& relation = table.relation;
    if (!relation.is_delta() || rule::upkeep::is_pipelines(relation)) return;
    const auto own = jobs.of(relation);
    const auto adding = places_of(own, adds_files);
    const auto leaving = places_of(own, leaves_files);
    if (adding.empty() && leaving.empty()) return;
    const auto covered = predictive.covers(table);
    if (covered.covered == Verdict::yes) return;
    if (covered.covered == Verdict::unknown) {
        advice.upkeep_open = covered.reason;
        return;
    }
    const auto is_missing = [&](MaintenanceKind kind) {
        const auto answer = rule::upkeep::is_done(relation, jobs, kind);
        if (answer.done == Verdict::unknown && advice.upkeep_open.empty()) advice.upkeep_open = answer.reason;
        return answer.done == Verdict::no;
    };
    const std::string name = ddl::name(table.name);
    if (!adding.empty() && is_missing(MaintenanceKind::optimize)) {
        advice.upkeep.push_back({"OPTIMIZE", count_of(adding.size(), "adds files to it", "add files to it"),
                                 "after the jobs that write it", fmt::format("OPTIMIZE {}", name), adding});
    }
    if (!leaving.empty() && is_missing(MaintenanceKind::vacuum)) {
        advice.upkeep.push_back(
            {"VACUUM", count_of(leaving.size(), "leaves old files behind", "leave old files behind"),
             vacuum_interval(relation), fmt::format("VACUUM {}", name), leaving});
    }
}

} // namespace lakelint::advise
