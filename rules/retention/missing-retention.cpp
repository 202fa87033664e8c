// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::retention::missing_retention {
namespace {

using rule::Out;
using rule::Table;
using State = rule::delta::DurationProperty::State;

bool demands(const policy::Layer& layer) {
    return layer.retention && (layer.retention->value.deleted_files || layer.retention->value.log);
}

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// What a range asks for, as a value that satisfies it and, where it can, lasts as long as `least`.
policy::Duration example(const policy::DurationRange& range, policy::Duration least) {
    const policy::Duration value = range.min ? *range.min : range.max ? *range.max : std::chrono::days(30);
    return !range.max || least <= *range.max ? std::max(value, least) : value;
}

std::string listed(const std::vector<std::pair<std::string, std::string>>& settings) {
    std::vector<std::string> items;
    for (const auto& [key, value] : settings)
        items.push_back(fmt::format("'{}' = '{}'", key, value));
    return fmt::format("{}", fmt::join(items, ", "));
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr || !rule::delta::is_delta(table, out)) return;
    const policy::Retention& retention = layer->retention->value;
    std::vector<std::string> missing;
    std::vector<std::pair<std::string, std::string>> settings;
    std::optional<policy::PolicyReference> asked;
    policy::Duration kept{}; // deleted files: the log is to last as long
    const auto check = [&](std::string_view key,
                           const std::optional<policy::Sourced<policy::DurationRange>>& range) {
        if (!range) return;
        const auto property = rule::delta::duration_property(table.relation, key);
        if (property.value) kept = *property.value;
        if (property.property != nullptr) return; // it is set, to whatever that comes to
        if (property.state == State::unknown) {
            out.unresolved(table.place, table.name.text(), property.reason);
        } else if (property.state == State::absent) {
            missing.push_back(fmt::format("`{}`", key));
            kept = example(range->value, kept);
            settings.emplace_back(key, policy::to_string(kept));
            if (!asked) asked = range->at;
        }
    };
    check(rule::delta::deleted_file_retention, retention.deleted_files);
    check(rule::delta::log_retention, retention.log);
    if (missing.empty()) return;
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` does not set {}, which layer `{}` requires", table.name.text(),
                                       fmt::join(missing, " and "), layer->name),
                .help = rule::how_to_set(table.relation, listed(settings)),
                .policy = asked,
                .clause = fmt::format("{}", fmt::join(missing, " ")),
                .fixes = rule::set_properties(table.relation, settings, rule::Safety::safe)});
}

} // namespace

rule::Rule make() {
    return rule::per_table(
        {.summary = "a table does not say how long its deleted files or its history are kept",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::safe,
         .demanded = demanded,
         .demand = "layer with `deleted-files` or `log` in `retention`"},
        judge);
}

} // namespace lakelint::rules::retention::missing_retention
