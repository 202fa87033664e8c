// SPDX-License-Identifier: Apache-2.0
#include "facts/fields.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::layers::forbidden_kind {
namespace {

using facts::RelationKind;
using policy::Verdict;
using rule::Created;
using rule::Out;

bool demands(const policy::Layer& layer) { return layer.kinds.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

bool allows(const policy::Layer& layer, RelationKind kind) {
    const auto& kinds = layer.kinds->value;
    return std::find(kinds.begin(), kinds.end(), facts::name(kind)) != kinds.end();
}

/// A LOCATION that a template hides would make a table an external one.
Verdict allowed(const policy::Layer& layer, const Created& created) {
    const RelationKind kind = created.creation.kind;
    const bool certain = allows(layer, kind);
    const bool either = kind == RelationKind::table || kind == RelationKind::external_table;
    const bool hidden = created.statement.coverage == facts::Coverage::partial;
    if (either && hidden && allows(layer, RelationKind::table) != allows(layer, RelationKind::external_table))
        return Verdict::unknown;
    return certain ? Verdict::yes : Verdict::no;
}

/// "a view", "an external-table".
std::string with_article(RelationKind kind) {
    const std::string_view name = facts::name(kind);
    return fmt::format("{} {}", kind == RelationKind::external_table ? "an" : "a", name);
}

std::string requirement(const policy::Layer& layer) {
    std::vector<std::string> kinds;
    for (const std::string& kind : layer.kinds->value)
        kinds.push_back("`" + kind + "`");
    if (kinds.empty()) return fmt::format("layer `{}` allows no relation to be created in it", layer.name);
    return fmt::format("layer `{}` allows only {}", layer.name, fmt::join(kinds, ", "));
}

std::string help(const policy::Layer& layer, RelationKind kind, const policy::Policy& policy) {
    if (kind == RelationKind::external_table && allows(layer, RelationKind::table))
        return "leave out EXTERNAL and LOCATION, which makes it a managed table";
    if (kind == RelationKind::table && allows(layer, RelationKind::external_table))
        return "give it a LOCATION, which makes it an external table";
    std::vector<std::string> others;
    for (const policy::Layer& other : policy.layers) {
        if (other.kinds && allows(other, kind)) others.push_back("`" + other.name + "`");
    }
    const std::string elsewhere =
        others.empty() ? std::string()
                       : fmt::format(", or create it in a layer that allows it: {}", fmt::join(others, ", "));
    if (layer.kinds->value.empty()) return "do not create it here" + elsewhere;
    return fmt::format("create it as {}{}", fmt::join(layer.kinds->value, " or "), elsewhere);
}

void judge(const Created& created, const rule::NoOptions&, Out& out) {
    const policy::Layer* layer = created.layer_that(demands, out);
    if (layer == nullptr) return;
    const Verdict verdict = allowed(*layer, created);
    if (verdict == Verdict::yes) return;
    if (verdict == Verdict::unknown) {
        out.unresolved(created.place, created.name.text(),
                       "a template or placeholder may hide a LOCATION, which decides its kind");
        return;
    }
    const RelationKind kind = created.creation.kind;
    out.report({.place = created.place,
                .object = created.name.text(),
                .message = fmt::format("`{}` is {}, and {}", created.name.text(), with_article(kind),
                                       requirement(*layer)),
                .help = help(*layer, kind, created.project.policy),
                .policy = layer->kinds->at,
                .clause = std::string(facts::name(kind))});
}

} // namespace

rule::Rule make() {
    return rule::per_created({.summary = "a layer does not allow relations of this kind",
                              .scope = rule::Scope::statement,
                              .fixable = rule::Fixable::no,
                              .demanded = demanded,
                              .demand = "layer with `kinds`"},
                             judge);
}

} // namespace lakelint::rules::layers::forbidden_kind
