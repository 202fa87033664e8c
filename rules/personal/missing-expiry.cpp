// SPDX-License-Identifier: Apache-2.0
#include "policy/date.h"
#include "rule/expiry.h"
#include "rule/fixes.h"
#include "rule/related.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::personal::missing_expiry {
namespace {

using rule::Out;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.expires.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

std::string help(const Table& table, const policy::Expiry& expires) {
    const auto last = rule::last_expiry(expires, table.project.today);
    return rule::how_to_set(table.relation, fmt::format("'{}' = '{}'", expires.property,
                                                        last ? policy::to_string(*last) : "YYYY-MM-DD"));
}

/// The last day that is allowed; where the policy sets no limit, nobody but the owner can name a day.
std::vector<rule::Fix> fixes(const Table& table, const policy::Expiry& expires) {
    const auto last = rule::last_expiry(expires, table.project.today);
    if (!last) return {};
    return rule::set_properties(table.relation, {{expires.property, policy::to_string(*last)}},
                                rule::Safety::safe);
}

void judge_relation(const Table& table, Out& out) {
    if (table.relation.kind == facts::RelationKind::view) return; // holds no rows
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const policy::Expiry& expires = layer->expires->value;
    const rule::Expiry expiry = rule::expiry_of(table.relation, expires.property);
    if (!expiry.set.empty()) return;
    if (expiry.unknown) {
        out.unresolved(table.place, table.name.text(), *expiry.unknown);
        return;
    }
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format(
                    "`{}` sets `{}` neither as a property nor as a tag, which layer `{}` requires",
                    table.name.text(), expires.property, layer->name),
                .help = help(table, expires),
                .policy = layer->expires->at,
                .clause = expires.property,
                .fixes = fixes(table, expires)});
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_known_relation(project, [&](const Table& table) { judge_relation(table, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a table does not say when it may go",
                                .scope = rule::Scope::table,
                                .fixable = rule::Fixable::safe,
                                .demanded = demanded,
                                .demand = "layer with `expires`"},
                               judge);
}

} // namespace lakelint::rules::personal::missing_expiry
