// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/personal.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::personal::off_template_schema {
namespace {

using policy::Verdict;
using rule::Created;
using rule::Out;

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), rule::has_owner);
}

std::string schema_text(const catalog::ObjectName& name) {
    return name.catalog ? name.catalog->value + "." + name.schema->value : name.schema->value;
}

/// Of a layer's globs the first that names an owner.
std::string template_of(const policy::Layer& layer) {
    for (const policy::SchemaPattern& pattern : layer.schemas) {
        if (pattern.text().find('{') != std::string::npos) return pattern.text();
    }
    return layer.schemas.front().text();
}

void report(const Created& created, const policy::Layer& layer, std::string message, const std::string& right,
            Out& out) {
    out.report({.place = {&created.file, created.name.schema_span},
                .object = created.name.text(),
                .message = std::move(message),
                .help = fmt::format("create it in {}", right),
                .policy = layer.owner->at,
                .clause = created.name.schema->value,
                .fixes = rule::hint(fmt::format("write {}", right), created.file)});
}

/// In the layer, by a glob that says nothing of an owner or says it with no letter.
void judge_ownerless(const Created& created, const policy::Layer& layer, Out& out) {
    if (rule::owner_of(created.layer)) return;
    report(created, layer,
           fmt::format("schema `{}` of layer `{}` names no owner, as `{}` does", schema_text(created.name),
                       layer.name, template_of(layer)),
           fmt::format("a schema that matches `{}`", template_of(layer)), out);
}

/// In no layer, as what stands for the owner is not what it must be.
void judge_off_template(const Created& created, Out& out) {
    const auto off = rule::off_template_schema(created.project.policy, created.name);
    if (!off) return;
    const std::string why =
        off->explanation.empty() ? ", whatever its placeholders stand for" : ": " + off->explanation;
    const std::string catalog = created.name.catalog ? created.name.catalog->value + "." : std::string();
    report(created, *off->layer,
           fmt::format("schema `{}` does not match `{}` of layer `{}`{}", schema_text(created.name),
                       off->glob, off->layer->name, why),
           off->suggestion ? fmt::format("`{}{}`", catalog, *off->suggestion)
                           : fmt::format("a schema that matches `{}`", off->glob),
           out);
}

void judge(const Created& created, const rule::NoOptions&, Out& out) {
    if (created.layer.found == Verdict::no) return judge_off_template(created, out);
    const policy::Layer* layer = created.layer_that(rule::has_owner, out);
    if (layer != nullptr) judge_ownerless(created, *layer, out);
}

} // namespace

rule::Rule make() {
    return rule::per_created({.summary = "a personal relation lies in a schema that names no owner",
                              .scope = rule::Scope::statement,
                              .fixable = rule::Fixable::no,
                              .demanded = demanded,
                              .demand = "layer with `owner`"},
                             judge);
}

} // namespace lakelint::rules::personal::off_template_schema
