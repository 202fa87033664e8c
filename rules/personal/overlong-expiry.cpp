// SPDX-License-Identifier: Apache-2.0
#include "policy/date.h"
#include "rule/expiry.h"
#include "rule/fixes.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::personal::overlong_expiry {
namespace {

using catalog::PropertyState;
using rule::Out;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.expires && layer.expires->value.max; }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// What is wrong with a date, if anything; `last` is the last day that is allowed.
std::optional<std::string> fault(const std::string& value, const policy::Layer& layer, const Table& table,
                                 std::chrono::year_month_day last) {
    const policy::Expiry& expires = layer.expires->value;
    const std::string name = table.name.text();
    const auto date = policy::parse_date(value);
    if (!date) {
        const std::string set = value.empty() ? "without a value" : fmt::format("to `{}`", value);
        return fmt::format("`{}` sets `{}` {}, and layer `{}` requires a date as YYYY-MM-DD", name,
                           expires.property, set, layer.name);
    }
    if (*date < table.project.today) {
        return fmt::format("`{}` expired on {}, and layer `{}` requires a day from today, {}, on", name,
                           policy::to_string(*date), layer.name, policy::to_string(table.project.today));
    }
    if (*date > last) {
        return fmt::format("`{}` expires on {}, and layer `{}` allows at most {} from today: until {}", name,
                           policy::to_string(*date), layer.name, policy::to_string(expires.max->value),
                           policy::to_string(last));
    }
    return std::nullopt;
}

/// The last day that is allowed. A table whose day is over is rather dropped than kept for longer.
std::vector<rule::Fix> fixes(const PropertyState& state, const Table& table,
                             std::chrono::year_month_day last) {
    const auto date = policy::parse_date(state.property.value.text.value);
    if (date && *date < table.project.today) return {};
    return rule::replace_value(state, policy::to_string(last), rule::Safety::unsafe);
}

void judge_value(const PropertyState& state, const policy::Layer& layer, const Table& table, Out& out) {
    const policy::Expiry& expires = layer.expires->value;
    const source::Text& value = state.property.value.text;
    if (const auto reason = rule::contradiction(state, expires.property)) {
        out.unresolved(state.place, table.name.text(), *reason);
        return;
    }
    if (!value.literal()) {
        out.unresolved(
            state.place, table.name.text(),
            fmt::format("`{}` is only known when the job runs: `{}`", expires.property, value.value));
        return;
    }
    const auto last = rule::last_expiry(expires, table.project.today);
    const auto message = fault(value.value, layer, table, *last);
    if (!message) return;
    out.report({.place = state.place,
                .object = table.name.text(),
                .message = *message,
                .help = fmt::format("write '{}' = '{}' or an earlier day, or drop the table",
                                    expires.property, policy::to_string(*last)),
                .policy = expires.max->at,
                .clause = fmt::format("{}={}", expires.property, value.value),
                .notes = rule::creation_note(table.relation, state.place),
                .fixes = fixes(state, table, *last)});
}

/// Whether the relation sets what one of the policy's layers calls its expiry; only then its layer matters.
bool sets_expiry(const Table& table) {
    const auto& layers = table.project.policy.layers;
    return std::any_of(layers.begin(), layers.end(), [&](const policy::Layer& layer) {
        return demands(layer) && !rule::expiry_of(table.relation, layer.expires->value.property).set.empty();
    });
}

void judge_relation(const Table& table, Out& out) {
    if (!sets_expiry(table)) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    for (const PropertyState* state : rule::expiry_of(table.relation, layer->expires->value.property).set)
        judge_value(*state, *layer, table, out);
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_known_relation(project, [&](const Table& table) { judge_relation(table, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project(
        {.summary = "a table is to go later than its layer allows, on a day past, or on no readable day",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::unsafe,
         .demanded = demanded,
         .demand = "layer with `max` in `expires`"},
        judge);
}

} // namespace lakelint::rules::personal::overlong_expiry
