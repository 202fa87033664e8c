// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::safety::protected_replace {
namespace {

using facts::RelationKind;
using rule::Created;
using rule::Out;

bool demands(const policy::Layer& layer) { return layer.protected_ && layer.protected_->value; }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// Views hold no rows, and a materialized view's come back with its query.
bool holds_rows(RelationKind kind) {
    return kind == RelationKind::table || kind == RelationKind::external_table;
}

void judge(const Created& created, const rule::NoOptions&, Out& out) {
    if (!created.creation.or_replace || !holds_rows(created.creation.kind)) return;
    const policy::Layer* layer = created.layer_that(demands, out);
    if (layer == nullptr) return;
    out.report({.place = created.place,
                .object = created.name.text(),
                .message = fmt::format(
                    "`{}` is replaced, with its rows, columns and properties, and layer `{}` is protected",
                    created.name.text(), layer->name),
                .help =
                    "write CREATE TABLE IF NOT EXISTS, and change it by ALTER TABLE, MERGE or INSERT INTO "
                    "… REPLACE WHERE; where it is meant, waive this finding with a reason, an owner and "
                    "an expiry date",
                .policy = layer->protected_->at,
                .clause = "replace"});
}

} // namespace

rule::Rule make() {
    return rule::per_created({.summary = "a statement replaces a whole table of a protected layer",
                              .scope = rule::Scope::statement,
                              .fixable = rule::Fixable::no,
                              .demanded = demanded,
                              .demand = "layer with `protected: true`"},
                             judge);
}

} // namespace lakelint::rules::safety::protected_replace
