// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/rule.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::short_vacuum {
namespace {

using policy::Duration;
using rule::Maintained;
using rule::Out;
using rule::delta::DurationProperty;

struct Options {
    Duration min = rule::delta::default_vacuum_floor;
    bool ignored = false;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("min", &Options::min, "the shortest RETAIN that is allowed for any table"),
        policy::field("ignored", &Options::ignored,
                      "whether to report a RETAIN that Delta 4.1 and later "
                      "ignores: any but 0"),
    };
    return fields;
}

using Hours = std::chrono::duration<double, std::ratio<3600>>;

/// What keeps RETAIN from being shorter.
struct Floor {
    Duration length{};
    std::string set_by;
    std::optional<policy::PolicyReference> policy;
    std::vector<rule::Aside> notes;
};

/// The number of RETAIN; nothing where a parameter or placeholder stands for
/// it.
std::optional<Hours> read_hours(const facts::Word& number) {
    std::string text = number.text.value;
    std::erase(text, ' '); // `- 1`
    double hours = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hours);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return Hours(hours);
}

std::string in_hours(Duration length) {
    const double hours = Hours(length).count();
    return fmt::format("{:.10g} hour{}", hours, hours == 1 ? "" : "s");
}

const policy::Sourced<policy::DurationRange>* range_of(const policy::Layer& layer) {
    if (!layer.retention || !layer.retention->value.deleted_files) return nullptr;
    return &*layer.retention->value.deleted_files;
}

DurationProperty own_retention(const Maintained& vacuum) {
    if (vacuum.relation == nullptr) return {};
    return rule::delta::duration_property(*vacuum.relation, rule::delta::deleted_file_retention);
}

/// The largest of what is known to bind.
Floor floor_of(const Maintained& vacuum, const Options& options, const DurationProperty& own) {
    Floor floor{options.min, "this rule's `min`", std::nullopt, {}};
    if (own.value && *own.value > floor.length) {
        floor = {*own.value,
                 fmt::format("the table's `{}`", rule::delta::deleted_file_retention),
                 std::nullopt,
                 {{own.property->place, "the table's own retention is set here"}}};
    }
    const policy::Layer* layer = vacuum.layer.layer;
    const auto* range = layer == nullptr ? nullptr : range_of(*layer);
    if (range != nullptr && range->value.min && *range->value.min > floor.length)
        floor = {*range->value.min, fmt::format("layer `{}`", layer->name), range->at, {}};
    return floor;
}

void report_below(const Maintained& vacuum, const Floor& floor, const Options& options, Out& out) {
    const std::string& number = vacuum.job.retain->text.value;
    const std::string least = fmt::format("{:.0f}", std::ceil(Hours(floor.length).count()));
    std::vector<rule::Fix> fixes;
    if (!options.ignored) { // else any number is wrong
        fixes = rule::fix(fmt::format("write RETAIN {} HOURS", least), rule::Safety::safe, vacuum.file,
                          {rule::replace(vacuum.job.retain->span, least)});
    }
    out.report({.place = {&vacuum.file, vacuum.job.retain->span},
                .object = vacuum.name.text(),
                .message = fmt::format("RETAIN {} HOURS on `{}` is shorter than the {} that {} requires",
                                       number, vacuum.name.text(), in_hours(floor.length), floor.set_by),
                .help = fmt::format("write RETAIN {} HOURS, or leave RETAIN out so that `{}` decides", least,
                                    rule::delta::deleted_file_retention),
                .policy = floor.policy,
                .clause = fmt::format("retain {} hours", number),
                .notes = floor.notes,
                .fixes = std::move(fixes)});
}

void report_ignored(const Maintained& vacuum, Out& out) {
    out.report({.place = {&vacuum.file, vacuum.job.retain->span},
                .object = vacuum.name.text(),
                .message = fmt::format("RETAIN {} HOURS on `{}` is ignored by Delta 4.1 "
                                       "and later, which goes by "
                                       "the table's `{}`",
                                       vacuum.job.retain->text.value, vacuum.name.text(),
                                       rule::delta::deleted_file_retention),
                .help = fmt::format("leave RETAIN out, and set '{}' on the table",
                                    rule::delta::deleted_file_retention),
                .policy = std::nullopt,
                .clause = fmt::format("ignored retain {} hours", vacuum.job.retain->text.value)});
}

/// Why a number that is above all known floors may still be too short; nothing
/// where it is not.
std::optional<std::string> open_question(const Maintained& vacuum, Hours hours, const DurationProperty& own) {
    if (own.state == DurationProperty::State::unknown) return own.reason;
    if (own.property != nullptr && !own.value) return rule::delta::unreadable_reason(*own.property);
    const bool created = vacuum.relation != nullptr && vacuum.relation->created();
    if (created || own.value || vacuum.layer.layer == nullptr) return std::nullopt;
    // What nothing creates may keep its files for as long as its layer allows,
    // where that has a say at all.
    const auto* range = range_of(*vacuum.layer.layer);
    if (range == nullptr || (range->value.max && hours >= *range->value.max)) return std::nullopt;
    return rule::unseen_reason(vacuum.name) + ", so how long it keeps deleted files is not known";
}

void judge(const Maintained& vacuum, const Options& options, Out& out) {
    const facts::Maintenance& job = vacuum.job;
    if (job.kind != facts::MaintenanceKind::vacuum || job.dry_run || !job.retain) return;
    const rule::Place number{&vacuum.file, job.retain->span};
    const auto hours = read_hours(*job.retain);
    if (!hours) {
        out.unresolved(number, vacuum.name.text(),
                       fmt::format("RETAIN is only known when the job runs: `{}`", job.retain->text.value));
        return;
    }
    const DurationProperty own = own_retention(vacuum);
    const Floor floor = floor_of(vacuum, options, own);
    if (*hours < floor.length) {
        report_below(vacuum, floor, options, out);
        return;
    }
    if (options.ignored && hours->count() != 0) report_ignored(vacuum, out);
    if (const auto reason = open_question(vacuum, *hours, own)) {
        out.unresolved(number, vacuum.name.text(), *reason);
        return;
    }
    (void)vacuum.layer_that(
        [&](const policy::Layer& layer) {
            const auto* range = range_of(layer);
            return range != nullptr && range->value.min && *hours < *range->value.min;
        },
        out);
}

} // namespace

rule::Rule make() {
    return rule::per_maintenance<Options>(
        {.summary = "a VACUUM deletes files earlier than the policy or the table allows",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::maintenance::short_vacuum
