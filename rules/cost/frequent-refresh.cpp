// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"
#include "rule/schedule.h"

#include <fmt/format.h>

namespace lakelint::rules::cost::frequent_refresh {
namespace {

using policy::Duration;
using rule::Out;
using rule::Schedule;
using rule::StatementSite;

struct Options {
    Duration min = std::chrono::hours(1);
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("min", &Options::min, "the shortest time between two refreshes"),
    };
    return fields;
}

/// The beginning of a message: "`t` is refreshed every 10 minutes".
std::string rhythm(const std::string& table, const Schedule& schedule) {
    if (!schedule.gap) return fmt::format("`{}` is refreshed with every change of what it reads", table);
    const std::string gap = policy::to_string(*schedule.gap);
    switch (schedule.kind) {
    case Schedule::Kind::cron:
        return fmt::format("`{}` is refreshed at times that are only {} apart", table, gap);
    case Schedule::Kind::trigger:
        return fmt::format("`{}` is refreshed with the changes of what it reads, up to once in {}", table,
                           gap);
    case Schedule::Kind::every: break;
    }
    return fmt::format("`{}` is refreshed every {}", table, gap);
}

std::string way_out(const Schedule& schedule, Duration min) {
    const std::string length = policy::to_string(min);
    switch (schedule.kind) {
    case Schedule::Kind::cron: return fmt::format("choose times that are at least {} apart", length);
    case Schedule::Kind::trigger: return fmt::format("add AT MOST EVERY INTERVAL {}", length);
    case Schedule::Kind::every: break;
    }
    return fmt::format("write EVERY {}, or more", length);
}

void judge_schedule(const StatementSite& site, const facts::Name& table, const facts::Word& clause,
                    const Options& options, Out& out) {
    const std::string name = site.resolve(table).text();
    const Schedule schedule = rule::read_schedule(clause.text);
    if (!schedule.reason.empty()) {
        out.unresolved(site.at(clause.span), name, schedule.reason);
        return;
    }
    const bool unlimited = schedule.kind == Schedule::Kind::trigger && !schedule.gap;
    const bool often = schedule.gap && *schedule.gap < options.min;
    if (!often && !(unlimited && options.min > rule::shortest_trigger)) return;
    out.report({.place = site.at(clause.span),
                .object = name,
                .message = fmt::format("{}, and the policy allows one refresh in {}", rhythm(name, schedule),
                                       policy::to_string(options.min)),
                .help = way_out(schedule, options.min),
                .policy = std::nullopt,
                .clause = clause.text.value});
}

/// FULL in a job does each time what is needed once.
void judge_full(const rule::Maintained& job, Out& out) {
    using facts::MaintenanceKind;
    const bool refresh = job.job.kind == MaintenanceKind::refresh;
    if (!job.job.full || (!refresh && job.job.kind != MaintenanceKind::optimize)) return;
    const rule::Place place{&job.file, job.job.full_span};
    const std::string table = job.name.text();
    if (refresh) {
        out.report(
            {.place = place,
             .object = table,
             .message = fmt::format("REFRESH … FULL computes the whole of `{}` anew at each run", table),
             .help = "leave FULL out, and run it by hand where the result must be made anew",
             .policy = std::nullopt,
             .clause = "refresh full"});
    } else {
        out.report({.place = place,
                    .object = table,
                    .message = fmt::format("OPTIMIZE … FULL rewrites the whole of `{}` at each run", table),
                    .help = "leave FULL out, and run it by hand once after the clustering has changed",
                    .policy = std::nullopt,
                    .clause = "optimize full"});
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    rule::each_statement(project, [&](const StatementSite& site) {
        for (const facts::Creation& creation : site.statement.creations) {
            if (creation.schedule) judge_schedule(site, creation.name, *creation.schedule, options, out);
        }
        for (const facts::Alteration& change : site.statement.alterations) {
            if (change.kind == facts::AlterKind::set_schedule && change.value)
                judge_schedule(site, change.name, *change.value, options, out);
        }
    });
    rule::each_maintained(project, [&](const rule::Maintained& job) { judge_full(job, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>(
        {.summary = "a table is refreshed more often than allowed, or in full each time",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::cost::frequent_refresh
