// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::docs::missing_tag {
namespace {

using policy::TagDemand;
using rule::Out;
using rule::Presence;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.tags && !layer.tags->value.empty(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// A tag on a schema or catalog, which passes it on to its relations if it is a governed one.
struct OuterTag {
    std::string key; ///< folded
    bool on_schema = false;
    catalog::ObjectName lies_in; ///< the name of anything in there
    rule::Place place;
};

std::vector<OuterTag> outer_tags(const rule::Project& project) {
    std::vector<OuterTag> tags;
    rule::each_statement(project, [&](const rule::StatementSite& site) {
        for (const facts::Annotation& annotation : site.statement.annotations) {
            const bool schema = annotation.object == "schema";
            if (annotation.kind != facts::Annotation::Kind::set_tag || annotation.name.empty()) continue;
            if (!schema && annotation.object != "catalog") continue;
            facts::Name inside = annotation.name;
            for (int missing = schema ? 1 : 2; missing > 0; --missing)
                inside.parts.emplace_back();
            for (const facts::Property& tag : annotation.values) {
                tags.push_back({source::fold_case(tag.key.text.value), schema, site.resolve(inside),
                                site.at(annotation.name.span)});
            }
        }
    });
    return tags;
}

bool may_be_equal(const std::optional<source::Text>& a, const std::optional<source::Text>& b) {
    return !a || !b || catalog::may_be_equal(*a, *b);
}

/// Why a table may have inherited a tag; empty where it has not.
std::string inherited_reason(const Table& table, const std::string& key, const std::vector<OuterTag>& outer) {
    const std::string folded = source::fold_case(key);
    const auto found = std::find_if(outer.begin(), outer.end(), [&](const OuterTag& tag) {
        return tag.key == folded && may_be_equal(tag.lies_in.catalog, table.name.catalog)
               && (!tag.on_schema || may_be_equal(tag.lies_in.schema, table.name.schema));
    });
    if (found == outer.end()) return {};
    return fmt::format("{} sets `{}` on its {}, which passes on governed tags", found->place.file->path, key,
                       found->on_schema ? "schema" : "catalog");
}

std::vector<rule::Fix> value_fix(const catalog::PropertyState& tag, const TagDemand& demand) {
    const auto meant = policy::nearest_word(tag.property.value.text.value, demand.values);
    if (!meant) return {};
    return rule::replace_value(tag, *meant, rule::Safety::unsafe);
}

/// Whether a tag that is set has a value that the layer allows.
void judge_value(const Table& table, const policy::Layer& layer, const TagDemand& demand,
                 const catalog::PropertyState& tag, Out& out) {
    if (demand.values.empty()) return;
    const source::Text& value = tag.property.value.text;
    const bool allowed_value =
        std::find(demand.values.begin(), demand.values.end(), value.value) != demand.values.end();
    if (allowed_value && !tag.contradicted) return;
    if (tag.contradicted || !value.literal()) {
        const std::string reason =
            tag.contradicted
                ? rule::disagreement(tag.place, *tag.contradicted, fmt::format("`{}`", demand.key))
                : fmt::format("the value of `{}` is only known when the job runs: `{}`", demand.key,
                              value.value);
        out.unresolved(table.place, table.name.text(), reason);
        return;
    }
    const std::string allowed = policy::comma_list(demand.values);
    const std::string is = value.value.empty() ? "no value" : fmt::format("the value `{}`", value.value);
    out.report(
        {.place = table.place,
         .object = table.name.text(),
         .message = fmt::format("the tag `{}` of `{}` has {}, and layer `{}` allows {}{}", demand.key,
                                table.name.text(), is, layer.name, allowed,
                                policy::did_you_mean(policy::nearest_word(value.value, demand.values))),
         .help = fmt::format("give `{}` one of these values: {}", demand.key, allowed),
         .policy = demand.at,
         .clause = fmt::format("{} = {}", demand.key, value.value),
         .notes = {{tag.place, fmt::format("`{}` is set here", demand.key)}},
         .fixes = value_fix(tag, demand)});
}

/// `'domain' = 'sales', 'contact' = '…'`
std::string example(const std::vector<const TagDemand*>& missing) {
    std::vector<std::string> settings;
    for (const TagDemand* demand : missing) {
        settings.push_back(
            fmt::format("'{}' = '{}'", demand->key, demand->values.empty() ? "…" : demand->values.front()));
    }
    return fmt::format("{}", fmt::join(settings, ", "));
}

void report_missing(const Table& table, const policy::Layer& layer,
                    const std::vector<const TagDemand*>& missing, Out& out) {
    std::vector<std::string> keys;
    for (const TagDemand* demand : missing)
        keys.push_back(fmt::format("`{}`", demand->key));
    const bool view = table.relation.kind == facts::RelationKind::view;
    const std::string order = fmt::format("ALTER {} {} SET TAGS ({})", view ? "VIEW" : "TABLE",
                                          table.name.text(), example(missing));
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = fmt::format("`{}` does not carry the tag{} {}, which layer `{}` requires",
                                       table.name.text(), keys.size() == 1 ? "" : "s",
                                       fmt::join(keys, " and "), layer.name),
                .help = fmt::format("write {}", order),
                .policy = missing.front()->at,
                .clause = fmt::format("{}", fmt::join(keys, " ")),
                .fixes = rule::hint("add " + order, *table.place.file)});
}

void judge_table(const Table& table, const std::vector<OuterTag>& outer, Out& out) {
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    std::vector<const TagDemand*> missing;
    for (const TagDemand& demand : layer->tags->value) {
        const Presence tag = rule::tag_presence(table.relation, demand.key);
        std::string reason = tag.reason;
        if (tag.state == Presence::State::absent) reason = inherited_reason(table, demand.key, outer);
        if (tag.state == Presence::State::set) {
            judge_value(table, *layer, demand, *tag.property, out);
        } else if (!reason.empty()) {
            out.unresolved(table.place, table.name.text(), std::move(reason));
        } else {
            missing.push_back(&demand);
        }
    }
    if (!missing.empty()) report_missing(table, *layer, missing, out);
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    const std::vector<OuterTag> outer = outer_tags(project);
    out.subjects = 0;
    rule::each_table(project, [&](const Table& table) {
        ++*out.subjects;
        judge_table(table, outer, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a table or view lacks a tag, or has it with a value of no use",
                                .scope = rule::Scope::table,
                                .fixable = rule::Fixable::unsafe,
                                .demanded = demanded,
                                .demand = "layer with `tags`"},
                               judge);
}

} // namespace lakelint::rules::docs::missing_tag
