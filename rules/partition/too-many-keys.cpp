// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"
#include "rule/layout.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::partition::too_many_keys {
namespace {

using catalog::LayoutState;
using rule::Out;
using rule::Table;

/// Delta refuses more clustering columns; it sets no limit for partitioning.
constexpr std::size_t engine_limit = 4;

bool limits(const policy::Layer& layer) { return layer.layout && layer.layout->value.max_keys.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), limits);
}

/// How many keys there may be, and who says so.
struct Limit {
    std::size_t keys = 0;
    std::string who;
    std::optional<policy::PolicyReference> policy;
};

/// The lower of the limits that bind.
std::optional<Limit> limit_of(const LayoutState& layout, const policy::Layer* layer) {
    std::optional<Limit> limit;
    if (layout.kind == LayoutState::Kind::clustered) limit = {engine_limit, "Delta", std::nullopt};
    if (layer == nullptr) return limit;
    const auto& most = layer->layout->value.max_keys;
    if (!limit || most->value <= limit->keys)
        limit = {most->value, fmt::format("layer `{}`", layer->name), most->at};
    return limit;
}

void report(const Table& table, const Limit& limit, Out& out) {
    if (!rule::delta::is_delta(table, out)) return;
    const LayoutState& layout = table.relation.layout;
    const facts::LayoutKey& first = layout.keys[limit.keys];
    const rule::Place place = rule::layout::place_of(layout, first);
    out.report(
        {.place = place,
         .object = table.name.text(),
         .message = fmt::format("`{}` is {} by {} columns, and {} allows {}", table.name.text(),
                                rule::layout::participle(layout), layout.keys.size(), limit.who, limit.keys),
         .help = fmt::format("keep the {} that most queries and deletes filter by",
                             limit.keys == 1 ? "one column" : fmt::format("{} columns", limit.keys)),
         .policy = limit.policy,
         .clause = fmt::format("{} keys", layout.keys.size()),
         .notes = rule::creation_note(table.relation, place)});
}

/// A placeholder that may stand for more than one column.
const facts::LayoutKey* open_key(const LayoutState& layout) {
    const auto found = std::find_if(layout.keys.begin(), layout.keys.end(),
                                    [](const facts::LayoutKey& key) { return key.column.text.unknown(); });
    return found == layout.keys.end() ? nullptr : &*found;
}

void judge_keys(const Table& table, Out& out) {
    const LayoutState& layout = table.relation.layout;
    const std::size_t count = layout.keys.size();
    const facts::LayoutKey* open = open_key(layout);
    const policy::Layer* layer = table.layer_that(
        [&](const policy::Layer& each) {
            return limits(each) && (count > each.layout->value.max_keys->value || open != nullptr);
        },
        out);
    const auto limit = limit_of(layout, layer);
    if (!limit) return;
    if (count > limit->keys) {
        report(table, *limit, out);
    } else if (open != nullptr) {
        out.unresolved(rule::layout::place_of(layout, *open), table.name.text(),
                       fmt::format("`{}` may stand for several columns", open->column.text.value));
    }
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const LayoutState& layout = table.relation.layout;
    if (const auto reason = rule::layout::unknown_reason(table.relation)) {
        if (table.layer_that(limits, out) != nullptr) out.unresolved(table.place, table.name.text(), *reason);
    } else if (layout.kind == LayoutState::Kind::automatic) {
        const auto below_engine = [](const policy::Layer& layer) {
            return limits(layer) && layer.layout->value.max_keys->value < engine_limit;
        };
        if (table.layer_that(below_engine, out) != nullptr) {
            out.unresolved(table.place, table.name.text(),
                           "CLUSTER BY AUTO leaves the number of columns to the engine");
        }
    } else if (layout.kind != LayoutState::Kind::none) {
        judge_keys(table, out);
    }
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table is partitioned or clustered by more columns than allowed",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `max-keys` in `layout`"},
                           judge);
}

} // namespace lakelint::rules::partition::too_many_keys
