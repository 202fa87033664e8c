// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <fmt/format.h>

namespace lakelint::rules::retention::log_below_deleted_files {
namespace {

using policy::Duration;
using rule::Out;
using rule::Table;
using rule::delta::DurationProperty;
using State = DurationProperty::State;

/// The duration that counts: what is set, else Delta's default. Nothing, and an
/// unresolved check, where that cannot be known.
std::optional<Duration> effective(const Table& table, const DurationProperty& property, Duration fallback,
                                  Out& out) {
    if (property.state == State::absent) return fallback;
    if (property.value) return property.value;
    const bool set = property.state == State::set;
    out.unresolved(property.property == nullptr ? table.place : property.property->place, table.name.text(),
                   set ? rule::delta::unreadable_reason(*property.property) : property.reason);
    return std::nullopt;
}

std::string_view by_default(const DurationProperty& property) {
    return property.property == nullptr ? " by Delta's default" : "";
}

/// A log that lasts as long as the deleted files, unless the layer forbids that.
std::vector<rule::Fix> fixes(const Table& table, const DurationProperty& log, Duration kept_files) {
    const policy::Layer* layer = table.layer.layer;
    const bool bounded = layer != nullptr && layer->retention && layer->retention->value.log;
    if (bounded && layer->retention->value.log->value.max
        && *layer->retention->value.log->value.max < kept_files)
        return {};
    const std::string value = policy::to_string(kept_files);
    if (log.property != nullptr) return rule::replace_value(*log.property, value, rule::Safety::unsafe);
    return rule::set_properties(table.relation, {{std::string(rule::delta::log_retention), value}},
                                rule::Safety::unsafe);
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const auto files = rule::delta::duration_property(table.relation, rule::delta::deleted_file_retention);
    const auto log = rule::delta::duration_property(table.relation, rule::delta::log_retention);
    if (files.state == State::absent && log.state == State::absent) return; // Delta's own values fit
    if (!rule::delta::is_delta(table, out)) return;
    const auto kept_files = effective(table, files, rule::delta::default_deleted_file_retention, out);
    const auto kept_log = effective(table, log, rule::delta::default_log_retention, out);
    if (!kept_files || !kept_log || *kept_log >= *kept_files) return;

    const rule::Place place = (log.property != nullptr ? log : files).property->place;
    auto notes = rule::creation_note(table.relation, place);
    if (log.property != nullptr && files.property != nullptr) {
        notes.push_back(
            {files.property->place, fmt::format("`{}` keeps deleted files for {}", table.name.text(),
                                                policy::to_string(*kept_files))});
    }
    out.report(
        {.place = place,
         .object = table.name.text(),
         .message = fmt::format("`{}` keeps its history for {}{}, which is shorter than the {} for "
                                "which it keeps deleted files{}",
                                table.name.text(), policy::to_string(*kept_log), by_default(log),
                                policy::to_string(*kept_files), by_default(files)),
         .help = fmt::format("write '{}' = '{}'", rule::delta::log_retention, policy::to_string(*kept_files)),
         .policy = std::nullopt,
         .clause = fmt::format("{} < {}", policy::to_string(*kept_log), policy::to_string(*kept_files)),
         .notes = std::move(notes),
         .fixes = fixes(table, log, *kept_files)});
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table keeps its history for less time than its deleted files",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::unsafe},
                           judge);
}

} // namespace lakelint::rules::retention::log_below_deleted_files
