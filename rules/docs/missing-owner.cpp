// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::docs::missing_owner {
namespace {

using facts::RelationKind;
using policy::Steward;
using rule::Out;
using rule::Presence;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.steward.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// The owner of what a pipeline keeps up to date is the one it runs as; no ALTER changes that.
bool has_own_owner(const catalog::Relation& relation) {
    return relation.kind != RelationKind::materialized_view && relation.kind != RelationKind::streaming_table;
}

/// What says who answers for a relation, and what to write.
struct Ask {
    Presence found;
    std::string what; ///< "the property `owner`"
    std::string help;
};

Ask ask(const Table& table, const Steward& steward) {
    const std::string alter = fmt::format(
        "ALTER {} {}", table.relation.kind == RelationKind::view ? "VIEW" : "TABLE", table.name.text());
    switch (steward.kind) {
    case Steward::Kind::property:
        return {rule::property_presence(table.relation, steward.key),
                fmt::format("the property `{}`", steward.key),
                rule::how_to_set(table.relation, fmt::format("'{}' = '…'", steward.key))};
    case Steward::Kind::tag:
        return {rule::tag_presence(table.relation, steward.key), fmt::format("the tag `{}`", steward.key),
                fmt::format("write {} SET TAGS ('{}' = '…')", alter, steward.key)};
    case Steward::Kind::owner_to: break;
    }
    return {rule::setting_presence(table.relation, table.relation.owner, catalog::Aspect::owner, "its owner"),
            "OWNER TO", fmt::format("write {} OWNER TO `…`", alter)};
}

bool is_blank(const source::Text& text) {
    return text.value.find_first_not_of(" \t\r\n") == std::string::npos;
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const Steward& steward = layer->steward->value;
    if (steward.kind == Steward::Kind::owner_to && !has_own_owner(table.relation)) return;
    const Ask asked = ask(table, steward);
    const catalog::PropertyState* property = asked.found.property;
    const bool blank = property != nullptr && is_blank(property->property.value.text);
    if (asked.found.state == Presence::State::unknown) {
        out.unresolved(table.place, table.name.text(), asked.found.reason);
        return;
    }
    if (asked.found.state == Presence::State::set && !blank) return;
    if (blank && property->contradicted) {
        out.unresolved(table.place, table.name.text(),
                       rule::disagreement(property->place, *property->contradicted, asked.what));
        return;
    }
    std::vector<rule::Aside> notes;
    if (blank) notes.push_back({property->place, asked.what + " is empty"});
    out.report(
        {.place = table.place,
         .object = table.name.text(),
         .message = fmt::format("`{}` does not say who answers for it by {}, which layer `{}` requires",
                                table.name.text(), asked.what, layer->name),
         .help = asked.help,
         .policy = layer->steward->at,
         .clause = asked.what,
         .notes = std::move(notes),
         .fixes = rule::hint(asked.help, *table.place.file)});
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "a table or view does not say who answers for it",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `steward`"},
                           judge);
}

} // namespace lakelint::rules::docs::missing_owner
