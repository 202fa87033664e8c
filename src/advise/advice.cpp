// SPDX-License-Identifier: Apache-2.0
#include "advise/advice.h"

#include "advise/evidence.h"
#include "advise/layout.h"
#include "advise/upkeep.h"
#include "rule/jobs.h"
#include "rule/predictive.h"
#include "rule/subjects.h"

#include <utility>

namespace lakelint::advise {

namespace {

/// What rows are stored for.
bool has_layout(const catalog::Relation& relation) {
    return relation.is_table() || relation.kind == facts::RelationKind::materialized_view;
}

} // namespace

Advice::Advice(const rule::Project& project) : workload_(workload_of(project)) {
    const rule::Jobs jobs(project);
    const rule::PredictiveOptimization predictive(project);
    for (const catalog::Relation& relation : project.catalog.relations()) {
        if (!has_layout(relation)) continue;
        workload_.try_emplace(relation.key, TableUses{relation.name, &relation, {}, {}});
    }
    std::erase_if(workload_, [](const auto& entry) {
        const catalog::Relation* relation = entry.second.relation;
        return relation != nullptr && relation->created() && !has_layout(*relation);
    });
    std::map<std::string, std::size_t> places;
    for (const auto& [key, uses] : workload_) {
        TableAdvice advice;
        advice.uses = &uses;
        advice.columns = evidence_of(uses);
        advise_layout(project, jobs, advice);
        places.emplace(key, tables_.size());
        tables_.push_back(std::move(advice));
    }
    rule::each_table(project, [&](const rule::Table& table) {
        const auto place = places.find(table.relation.key);
        if (place != places.end()) advise_upkeep(table, jobs, predictive, tables_[place->second]);
    });
}

} // namespace lakelint::advise
