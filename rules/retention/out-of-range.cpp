// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::retention::out_of_range {
namespace {

using policy::DurationRange;
using policy::Sourced;
using rule::Out;
using rule::Table;
using rule::delta::DurationProperty;

bool demands(const policy::Layer& layer) {
    return layer.retention && (layer.retention->value.deleted_files || layer.retention->value.log);
}

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// One of the two durations, and how messages speak of it.
struct Asked {
    std::string_view key;
    std::string_view what;
};

/// The bound that a value breaks; nothing where it lies between them, bounds
/// included.
struct Broken {
    policy::Duration bound;
    std::string_view demand;
};

std::optional<Broken> broken_bound(policy::Duration value, const DurationRange& range) {
    if (range.min && value < *range.min) return Broken{*range.min, "requires at least"};
    if (range.max && value > *range.max) return Broken{*range.max, "allows at most"};
    return std::nullopt;
}

void check(const Table& table, const policy::Layer& layer, const Asked& asked,
           const Sourced<DurationRange>& range, Out& out) {
    const DurationProperty property = rule::delta::duration_property(table.relation, asked.key);
    if (property.state == DurationProperty::State::absent) return; // that is retention/missing-retention
    if (!rule::delta::is_delta(table, out)) return;
    const rule::Place place = property.property == nullptr ? table.place : property.property->place;
    if (property.state == DurationProperty::State::unknown) {
        out.unresolved(place, table.name.text(), property.reason);
        return;
    }
    if (!property.value) {
        out.unresolved(place, table.name.text(), rule::delta::unreadable_reason(*property.property));
        return;
    }
    const auto broken = broken_bound(*property.value, range.value);
    if (!broken) return;
    out.report({.place = place,
                .object = table.name.text(),
                .message = fmt::format("`{}` keeps {} for {}, and layer `{}` {} {}", table.name.text(),
                                       asked.what, policy::to_string(*property.value), layer.name,
                                       broken->demand, policy::to_string(broken->bound)),
                .help = fmt::format("write '{}' = '{}'", asked.key, policy::to_string(broken->bound)),
                .policy = range.at,
                .clause = fmt::format("{} = {}", asked.key, policy::to_string(*property.value)),
                .notes = rule::creation_note(table.relation, place),
                .fixes = rule::replace_value(*property.property, policy::to_string(broken->bound),
                                             rule::Safety::unsafe)});
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const policy::Retention& retention = layer->retention->value;
    if (retention.deleted_files) {
        check(table, *layer, {rule::delta::deleted_file_retention, "deleted files"}, *retention.deleted_files,
              out);
    }
    if (retention.log) check(table, *layer, {rule::delta::log_retention, "its history"}, *retention.log, out);
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table keeps deleted files or its history for less time than its "
                                       "layer requires, or for more than it allows",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::unsafe,
                            .demanded = demanded,
                            .demand = "layer with `deleted-files` or `log` in `retention`"},
                           judge);
}

} // namespace lakelint::rules::retention::out_of_range
