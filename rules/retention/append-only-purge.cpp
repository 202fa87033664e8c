// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::retention::append_only_purge {
namespace {

using catalog::PropertyState;
using rule::Out;
using rule::Table;

constexpr std::string_view append_only = "delta.appendOnly";

bool demands(const policy::Layer& layer) {
    return layer.retention && layer.retention->value.rows && layer.retention->value.rows->value.max;
}

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

void report(const Table& table, const policy::Layer& layer, const PropertyState& state, Out& out) {
    const auto& rows = *layer.retention->value.rows;
    const rule::Place place{state.place.file, state.property.key.span};
    out.report(
        {.place = place,
         .object = table.name.text(),
         .message =
             fmt::format("`{}` sets `{}`, so that every DELETE fails with "
                         "DELTA_CANNOT_MODIFY_APPEND_ONLY, and layer `{}` requires rows to be gone after {}",
                         table.name.text(), state.property.key.text.value, layer.name,
                         policy::to_string(*rows.value.max)),
         .help = fmt::format("take '{}' away, or move the table to a layer whose rows may stay", append_only),
         .policy = rows.at,
         .clause = std::string(append_only),
         .notes = rule::creation_note(table.relation, place)});
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const std::string key = source::fold_case(append_only);
    const auto found = table.relation.properties.find(key);
    const bool set = found != table.relation.properties.end();
    const catalog::Unknown* hidden = set ? nullptr : table.relation.hidden_property(key);
    if (!set && hidden == nullptr) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr || !rule::delta::is_delta(table, out)) return;
    if (hidden != nullptr) return out.unresolved(table.place, table.name.text(), hidden->reason);
    const PropertyState& state = found->second;
    const source::Text& value = state.property.value.text;
    if (state.contradicted) {
        out.unresolved(
            state.place, table.name.text(),
            fmt::format("{} and {} set `{}` to different values, and the policy's `order` does not "
                        "say which comes last",
                        state.place.file->path, state.contradicted->file->path, append_only));
    } else if (state.removed) {
        return;
    } else if (!value.literal()) {
        out.unresolved(state.place, table.name.text(),
                       fmt::format("`{}` is only known when the job runs: `{}`", append_only, value.value));
    } else if (source::equal_folded(value.value, "true")) {
        report(table, *layer, state, out);
    }
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table refuses the deletes that its layer's retention of rows needs",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `rows` in `retention`"},
                           judge);
}

} // namespace lakelint::rules::retention::append_only_purge
