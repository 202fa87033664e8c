// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/jobs.h"
#include "rule/predictive.h"
#include "rule/rule.h"
#include "rule/upkeep.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::uncovered_table {
namespace {

using facts::MaintenanceKind;
using rule::Jobs;
using rule::Out;
using rule::PredictiveOptimization;
using rule::Table;
using source::Verdict;

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

class Judge {
  public:
    explicit Judge(const rule::Project& project)
        : jobs_(project.shared<Jobs>()), predictive_(project.shared<PredictiveOptimization>()) {}

    void judge(const Table& table, Out& out) const {
        if (!table.relation.may_be_delta() || rule::upkeep::is_pipelines(table.relation)) return;
        const policy::Layer* layer = table.layer_that(demands, out);
        if (layer == nullptr || !rule::delta::is_delta(table, out)) return;
        const auto answer = predictive_.covers(table);
        if (answer.covered == Verdict::yes) return;
        std::vector<std::string_view> missing;
        std::string open;
        for (const std::string& word : layer->maintenance->value) {
            const Demand demand = demand_of(word);
            auto done = rule::upkeep::is_done(table.relation, jobs_, demand.kind);
            if (done.done == Verdict::no) missing.push_back(demand.statement);
            if (done.done == Verdict::unknown && open.empty()) open = std::move(done.reason);
        }
        if (missing.empty() && open.empty()) return;
        if (answer.covered == Verdict::unknown) open = answer.reason;
        // What is certain is said even where another job is not.
        if (missing.empty() || answer.covered == Verdict::unknown)
            return out.unresolved(table.place, table.name.text(), std::move(open));
        report(table, *layer, missing, out);
    }

  private:
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

    const Jobs& jobs_;
    const PredictiveOptimization& predictive_;
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
