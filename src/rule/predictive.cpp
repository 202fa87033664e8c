// SPDX-License-Identifier: Apache-2.0
#include "rule/predictive.h"

#include "source/text.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using catalog::ObjectName;
using source::equal_folded;
using source::Verdict;

/// A schema's or catalog's full name.
ObjectName container(const StatementSite& site, const facts::ObjectChange& change) {
    const auto& parts = change.name.parts;
    ObjectName name;
    if (change.object == "catalog") {
        name.catalog = parts.back().text;
        return name;
    }
    name.schema = parts.back().text;
    const source::Text& used = site.file.contexts[site.statement.context].catalog;
    const auto& fallback = site.project.policy.defaults.catalog;
    if (parts.size() > 1) {
        name.catalog = parts[parts.size() - 2].text;
    } else if (!used.value.empty()) {
        name.catalog = used;
    } else if (fallback) {
        name.catalog = source::Text(*fallback);
    }
    return name;
}

bool fully_known(const ObjectName& name) { return name.catalog && name.literal(); }

bool is_in_unity_catalog(const ObjectName& name) {
    if (!name.catalog) return true; // as all are by now
    const std::string& catalog = name.catalog->value;
    return !equal_folded(catalog, "hive_metastore") && !equal_folded(catalog, "spark_catalog");
}

} // namespace

PredictiveOptimization::PredictiveOptimization(const Project& project) : project_(project) {
    each_statement(project, [this](const StatementSite& site) { read(site); });
    for (Switches* switches : {&tables_, &schemas_, &catalogs_})
        switches->index();
}

void PredictiveOptimization::Switches::index() {
    for (const auto& [key, entry] : by_key) {
        names.add(entry.name, static_cast<std::uint32_t>(all.size()));
        all.push_back(&entry);
    }
}

void PredictiveOptimization::add(Switches& switches, ObjectName name, std::string_view verb,
                                 const facts::FileFacts& file) {
    Switch& entry = switches.by_key[name.key()];
    const std::string folded = source::fold_case(verb);
    entry.enable = entry.enable || folded.starts_with("enable");
    entry.disable = entry.disable || folded.starts_with("disable");
    entry.name = std::move(name);
    entry.file = &file;
}

void PredictiveOptimization::read(const StatementSite& site) {
    for (const facts::Alteration& change : site.statement.alterations) {
        const bool is_switch = change.kind == facts::AlterKind::predictive_optimization;
        if (!is_switch || !change.value || change.name.is_path()) continue;
        add(tables_, site.resolve(change.name), change.value->text.value, site.file);
    }
    for (const facts::ObjectChange& change : site.statement.objects) {
        const bool schema = change.object == "schema";
        if ((!schema && change.object != "catalog") || change.name.empty()) continue;
        if (!change.predictive_optimization.empty())
            add(schema ? schemas_ : catalogs_, container(site, change), change.predictive_optimization,
                site.file);
    }
}

/// As the nearest of the table, its schema and its catalog says; where none of them does, as the policy does.
PredictiveOptimization::Answer PredictiveOptimization::by_switches(const ObjectName& name) const {
    ObjectName schema = name;
    schema.name = {};
    ObjectName whole = schema;
    whole.schema.reset();
    const std::pair<const Switches*, const ObjectName*> levels[] = {
        {&tables_, &name}, {&schemas_, &schema}, {&catalogs_, &whole}};
    for (const auto& [switches, object] : levels) {
        const auto found = switches->by_key.find(object->key());
        if (found != switches->by_key.end()) {
            const Switch& entry = found->second;
            if (entry.enable && entry.disable)
                return {Verdict::unknown, "predictive optimization is both enabled and disabled"};
            if (entry.enable || entry.disable) return {entry.enable ? Verdict::yes : Verdict::no, {}};
        }
        for (const std::uint32_t id : switches->names.find(*object)) {
            const Switch& entry = *switches->all[id];
            if (entry.name.key() == object->key() || (fully_known(entry.name) && fully_known(*object)))
                continue;
            if (!catalog::may_be_same(entry.name, *object)) continue;
            return {Verdict::unknown,
                    fmt::format("{} switches predictive optimization of `{}`, which may be about it",
                                entry.file->path, entry.name.text())};
        }
    }
    return by_policy(name);
}

PredictiveOptimization::Answer PredictiveOptimization::by_policy(const ObjectName& name) const {
    const auto& setting = project_.policy.predictive_optimization;
    if (!setting) return {};
    if (setting->value.everywhere) return {Verdict::yes, {}};
    Verdict verdict = Verdict::no;
    for (const policy::SchemaPattern& pattern : setting->value.schemas) {
        verdict =
            verdict
            || pattern.match(name.catalog ? &*name.catalog : nullptr, name.schema ? &*name.schema : nullptr);
    }
    if (verdict != Verdict::unknown) return {verdict, {}};
    return {verdict, "whether `predictive-optimization` lists its schema is not known"};
}

PredictiveOptimization::Answer PredictiveOptimization::covers(const Table& table) const {
    const catalog::Relation& relation = table.relation;
    const bool external = relation.kind == facts::RelationKind::external_table || relation.location;
    if (external || !is_in_unity_catalog(table.name)) return {};
    Answer answer = by_switches(table.name);
    const catalog::Unknown* hidden = relation.hidden(catalog::Aspect::location);
    if (answer.covered == Verdict::yes && hidden != nullptr) return {Verdict::unknown, hidden->reason};
    return answer;
}

} // namespace lakelint::rule
