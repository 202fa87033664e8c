// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::rules::safety::protected_drop {
namespace {

using rule::Out;
using rule::Removed;
using rule::Written;
using source::Verdict;

bool demands(const policy::Layer& layer) { return layer.protected_ && layer.protected_->value; }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

constexpr std::string_view way_out = "take the statement out; where it is meant, waive this finding with a "
                                     "reason, an owner and an expiry date";

bool is_relation(std::string_view object) {
    constexpr std::array<std::string_view, 4> relations = {"table", "view", "materialized view",
                                                           "streaming table"};
    return std::find(relations.begin(), relations.end(), object) != relations.end();
}

void report(const rule::Subject& subject, const policy::Layer& layer, std::string_view what, Out& out) {
    out.report({.place = subject.place,
                .object = subject.name.text(),
                .message = fmt::format("{}, and layer `{}` is protected", what, layer.name),
                .help = std::string(way_out),
                .policy = layer.protected_->at,
                .clause = std::string(what)});
}

/// The first relation of a protected layer that the project creates in a catalog.
const catalog::Relation* protected_relation(const rule::Project& project, const source::Text& catalog,
                                            const policy::Layer*& layer) {
    for (const catalog::Relation& relation : project.catalog.relations()) {
        if (!relation.created() || relation.is_temporary() || !relation.name.catalog) continue;
        if (!source::equal_folded(relation.name.catalog->value, catalog.value)) continue;
        const policy::LayerVerdict verdict = project.layer(relation.name);
        if (verdict.found != Verdict::yes || !demands(*verdict.layer)) continue;
        layer = verdict.layer;
        return &relation;
    }
    return nullptr;
}

/// DROP CATALOG … CASCADE: what it takes along is known from what the project creates; else it is open.
void judge_catalog(const Removed& removed, Out& out) {
    if (!removed.removal.cascade || !removed.name.catalog) return;
    const source::Text& catalog = *removed.name.catalog;
    const policy::Layer* layer = nullptr;
    const auto* relation = protected_relation(removed.project, catalog, layer);
    if (relation != nullptr) {
        out.report(
            {.place = removed.place,
             .object = removed.name.text(),
             .message = fmt::format("catalog `{}` is dropped with `{}`, and layer `{}` is protected",
                                    catalog.value, relation->name.text(), layer->name),
             .help = std::string(way_out),
             .policy = layer->protected_->at,
             .clause = "catalog",
             .notes = {{relation->place, fmt::format("`{}` is created here", relation->name.text())}}});
        return;
    }
    for (const policy::Layer* each : rule::possible_layers(removed.project.policy, removed.name).layers) {
        if (!demands(*each)) continue;
        out.unresolved(
            removed.place, removed.name.text(),
            fmt::format("whether it holds schemas of the protected layer `{}` is not known", each->name));
        return;
    }
}

void judge_removal(const Removed& removed, Out& out) {
    const std::string& object = removed.removal.object;
    if (object == "catalog") return judge_catalog(removed, out);
    const bool schema = object == "schema";
    if ((!schema && !is_relation(object)) || removed.removal.name.is_path()) return;
    const policy::Layer* layer = removed.layer_that(demands, out);
    if (layer == nullptr) return;
    report(removed, *layer, fmt::format("{}`{}` is dropped", schema ? "schema " : "", removed.name.text()),
           out);
}

void judge_write(const Written& write, Out& out) {
    if (write.write.kind != facts::WriteKind::truncate) return;
    const policy::Layer* layer = write.layer_that(demands, out);
    if (layer == nullptr) return;
    const bool whole = write.write.partition.empty();
    report(write, *layer,
           fmt::format("{}`{}` is truncated", whole ? "" : "a partition of ", write.name.text()), out);
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_removed(project, [&](const Removed& removed) { judge_removal(removed, out); });
    rule::each_written(project, [&](const Written& write) { judge_write(write, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a statement drops or truncates what lies in a protected layer",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::no,
         .demanded = demanded,
         .demand = "layer with `protected: true`"},
        judge);
}

} // namespace lakelint::rules::safety::protected_drop
