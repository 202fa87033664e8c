// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/jobs.h"
#include "rule/predictive.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::uncovered_table {
namespace {

using facts::MaintenanceKind;
using rule::Job;
using rule::Jobs;
using rule::Out;
using rule::PredictiveOptimization;
using rule::Table;
using source::Verdict;

constexpr std::string_view auto_compact = "delta.autoOptimize.autoCompact";

bool demands(const policy::Layer& layer) { return layer.maintenance && !layer.maintenance->value.empty(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// A job that the policy can ask for.
struct Demand {
    MaintenanceKind kind;
    std::string_view statement;
};

Demand demand_of(const std::string& word) {
    return word == "vacuum" ? Demand{MaintenanceKind::vacuum, "VACUUM"}
                            : Demand{MaintenanceKind::optimize, "OPTIMIZE"};
}

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

class Judge {
  public:
    explicit Judge(const rule::Project& project) : jobs_(project), predictive_(project) {}

    void judge(const Table& table, Out& out) const {
        if (!table.relation.may_be_delta() || is_maintained_by_pipeline(table.relation)) return;
        const policy::Layer* layer = table.layer_that(demands, out);
        if (layer == nullptr || !rule::delta::is_delta(table, out)) return;
        const auto answer = predictive_.covers(table);
        if (answer.covered == Verdict::yes) return;
        std::vector<std::string_view> missing;
        std::string open;
        for (const std::string& word : layer->maintenance->value) {
            const Demand demand = demand_of(word);
            if (is_done(table, demand)) continue;
            std::string reason = open_reason(table, demand);
            if (reason.empty()) {
                missing.push_back(demand.statement);
            } else if (open.empty()) {
                open = std::move(reason);
            }
        }
        if (missing.empty() && open.empty()) return;
        if (answer.covered == Verdict::unknown) open = answer.reason;
        // What is certain is said even where another job is not.
        if (missing.empty() || answer.covered == Verdict::unknown)
            return out.unresolved(table.place, table.name.text(), std::move(open));
        report(table, *layer, missing, out);
    }

  private:
    /// A pipeline maintains the tables that it makes.
    static bool is_maintained_by_pipeline(const catalog::Relation& relation) {
        return relation.kind == facts::RelationKind::streaming_table || relation.creation->live;
    }

    [[nodiscard]] bool is_done(const Table& table, const Demand& demand) const {
        const auto jobs = jobs_.of(table.relation);
        const bool done =
            std::any_of(jobs.begin(), jobs.end(), [&](const Job* job) { return does(*job, demand.kind); });
        if (done || demand.kind != MaintenanceKind::optimize) return done;
        return compacts_itself(table.relation) == Verdict::yes;
    }

    /// Why a job that is not seen may be there all the same; empty where it is not.
    [[nodiscard]] std::string open_reason(const Table& table, const Demand& demand) const {
        const auto possible =
            jobs_.possible(table.relation, [&](const Job& job) { return does(job, demand.kind); });
        if (possible.job != nullptr)
            return rule::possible_reason(possible,
                                         demand.kind == MaintenanceKind::vacuum ? "vacuums" : "optimizes");
        const bool unknown =
            demand.kind == MaintenanceKind::optimize && compacts_itself(table.relation) == Verdict::unknown;
        return unknown ? fmt::format("whether `{}` is set is not known", auto_compact) : std::string();
    }

    static void report(const Table& table, const policy::Layer& layer,
                       const std::vector<std::string_view>& missing, Out& out) {
        const std::string name = table.name.text();
        std::vector<std::string> statements;
        for (const std::string_view statement : missing)
            statements.push_back(fmt::format("{} {}", statement, name));
        const bool external =
            table.relation.kind == facts::RelationKind::external_table || table.relation.location;
        out.report(
            {.place = table.place,
             .object = name,
             .message = fmt::format("no {} of `{}` stands in the project, {} layer `{}` requires",
                                    fmt::join(missing, " and no "), name,
                                    missing.size() == 1 ? "which" : "both of which", layer.name),
             .help = external
                         ? std::string("add it to a job that runs regularly; predictive optimization does "
                                       "not maintain external tables")
                         : std::string("add it to a job that runs regularly, or say in the policy's "
                                       "`predictive-optimization` where Databricks does that by itself"),
             .policy = layer.maintenance->at,
             .clause = fmt::format("{}", fmt::join(missing, " ")),
             .fixes =
                 rule::hint(fmt::format("add {} to a job", fmt::join(statements, "; ")), *table.place.file)});
    }

    Jobs jobs_;
    PredictiveOptimization predictive_;
};

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    const Judge judge(project);
    out.subjects = 0;
    rule::each_table(project, [&](const Table& table) {
        ++*out.subjects;
        judge.judge(table, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "no job optimizes or vacuums a table, and Databricks does not do it by itself",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::no,
         .demanded = demanded,
         .demand = "layer with `maintenance`"},
        judge);
}

} // namespace lakelint::rules::maintenance::uncovered_table
