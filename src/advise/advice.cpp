// SPDX-License-Identifier: Apache-2.0
#include "advise/advice.h"

#include "advise/evidence.h"
#include "advise/layout.h"
#include "advise/upkeep.h"
#include "rule/jobs.h"
#include "rule/predictive.h"
#include "rule/subjects.h"
#include "source/text.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace lakelint::advise {

namespace {

/// What the engine or a vendor keeps is not laid out by anybody's project.
bool is_systems(const catalog::ObjectName& name) {
    const auto is = [](const std::optional<catalog::Text>& part, std::string_view word) {
        return part && source::equal_folded(part->value, word);
    };
    return is(name.catalog, "system") || is(name.catalog, "samples") || is(name.schema, "information_schema");
}

/// Names that are those of views, or go to nothing or to another relation in the end.
std::set<std::string> names_that_pass(const rule::Project& project) {
    std::set<std::string> keys;
    rule::each_statement(project, [&keys](const rule::StatementSite& site) {
        for (const facts::Removal& removal : site.statement.removals)
            if (removal.object == "table" || removal.object.ends_with("view"))
                keys.insert(site.resolve(removal.name).key());
        for (const facts::Alteration& change : site.statement.alterations)
            if (change.view || change.kind == facts::AlterKind::rename)
                keys.insert(site.resolve(change.name).key());
    });
    return keys;
}

/// What rows are stored for.
bool has_layout(const catalog::Relation& relation) {
    return relation.is_table() || relation.kind == facts::RelationKind::materialized_view;
}

} // namespace

Advice::Advice(const rule::Project& project) : workload_(workload_of(project)) {
    const auto& jobs = project.shared<rule::Jobs>();
    const auto& predictive = project.shared<rule::PredictiveOptimization>();
    for (const catalog::Relation& relation : project.catalog.relations()) {
        if (!has_layout(relation)) continue;
        workload_.try_emplace(relation.key, TableUses{relation.name, &relation, {}, {}});
    }
    const std::set<std::string> passing = names_that_pass(project);
    std::erase_if(workload_, [&passing](const auto& entry) {
        const catalog::Relation* relation = entry.second.relation;
        if (relation != nullptr && relation->created()) return !has_layout(*relation);
        return passing.contains(entry.first) || is_systems(entry.second.name);
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
