// SPDX-License-Identifier: Apache-2.0
#include "catalog/changes.h"
#include "catalog/fold.h"
#include "catalog/layout.h"
#include "source/text.h"

#include <iterator>
#include <utility>

namespace lakelint::catalog {
namespace {

using source::fold_case;

bool same_value(const PropertyState& a, const PropertyState& b) {
    if (a.removed || b.removed) return a.removed == b.removed;
    return fold_case(a.property.value.text.value) == fold_case(b.property.value.text.value);
}

void merge_settings(std::map<std::string, PropertyState>& into, std::map<std::string, PropertyState>&& other,
                    bool ordered) {
    for (auto& [key, state] : other) {
        const auto [found, added] = into.try_emplace(key, state);
        if (added) continue;
        if (ordered) {
            found->second = std::move(state);
        } else if (!same_value(found->second, state)) {
            found->second.contradicted = state.place;
            found->second.unset_elsewhere = state.removed;
        }
    }
}

void merge_setting(SettingState& into, SettingState&& other, bool ordered) {
    if (!other.place) return;
    if (!into.place || ordered) {
        into = std::move(other);
    } else if (into.value.has_value() != other.value.has_value()
               || (into.value && into.value->text != other.value->text)) {
        into.contradicted = other.place;
        into.unset_elsewhere = !other.value;
    }
}

void merge_settings(Relation& into, Relation&& other, bool ordered) {
    merge_settings(into.properties, std::move(other.properties), ordered);
    merge_settings(into.tags, std::move(other.tags), ordered);
    for (auto setting : {&Relation::comment, &Relation::owner, &Relation::row_filter, &Relation::location,
                         &Relation::schedule})
        merge_setting(into.*setting, std::move(other.*setting), ordered);
    for (auto gap : {&Relation::more_properties, &Relation::more_tags, &Relation::more_columns,
                     &Relation::unknown_layout, &Relation::more_settings}) {
        if (other.*gap) into.*gap = std::move(other.*gap);
    }
    std::move(other.changes.begin(), other.changes.end(), std::back_inserter(into.changes));
    std::move(other.grants.begin(), other.grants.end(), std::back_inserter(into.grants));
}

void merge_layout(FileState& into, const FileState& other, bool ordered) {
    if (!other.layout_set) return;
    Relation& a = into.relation;
    const Relation& b = other.relation;
    // A CREATE's silence is overruled by an ALTER elsewhere that lays the table out.
    const bool a_silent =
        !into.layout_set || (a.created() && a.layout.kind == LayoutState::Kind::none && !b.created());
    const bool b_silent =
        b.created() && b.layout.kind == LayoutState::Kind::none && into.layout_set && !a.created();
    if (a_silent || ordered) {
        a.layout = b.layout;
    } else if (!b_silent && !same_layout(a.layout, b.layout)) {
        a.layout.contradicted = b.layout.place;
    }
    into.layout_set = true;
}

} // namespace

void merge(FileState& into, FileState&& other, bool ordered) {
    Relation& a = into.relation;
    Relation& b = other.relation;
    merge_settings(a, std::move(b), ordered);
    if (other.converted) into.converted = other.converted;
    merge_layout(into, other, ordered);
    a.creations.insert(a.creations.end(), b.creations.begin(), b.creations.end());
    if (!a.created() && b.created()) {
        a.kind = b.kind;
        a.creation = b.creation;
        a.statement = b.statement;
        a.place = b.place;
        a.name = b.name;
        a.format = b.format;
        a.columns = std::move(b.columns);
        a.constraints = std::move(b.constraints);
    }
}

void finish(FileState& state, const FileOrder& order) {
    Relation& relation = state.relation;
    const bool copies = relation.created() && relation.creation->copy_of;
    if (!copies) apply_changes(relation, order); // else first comes what it copies
    if (state.converted && relation.is_table()) relation.kind = state.converted;
    const auto checks = relation.properties.lower_bound(std::string(check_property_prefix));
    for (auto check = checks; check != relation.properties.end(); ++check) {
        if (!check->first.starts_with(check_property_prefix)) break;
        const PropertyState& property = check->second;
        if (property.removed) continue;
        facts::Constraint constraint;
        constraint.name = property.property.key;
        constraint.name->text = Text(property.property.key.text.value.substr(check_property_prefix.size()));
        constraint.span = property.property.key.span;
        relation.constraints.push_back({std::move(constraint), {property.place.file, constraint.span}});
    }
}

} // namespace lakelint::catalog
