// SPDX-License-Identifier: Apache-2.0
#include "catalog/open_names.h"

#include "source/text.h"

#include <map>
#include <string>
#include <utility>

namespace lakelint::catalog {
namespace {

using source::fold_case;

/// Created relations by the folded last part of their name; those with a hole in it apart.
struct Created {
    std::map<std::string, std::vector<Relation*>> by_name;
    std::vector<Relation*> open;
};

Created created_relations(std::vector<Relation>& relations) {
    Created created;
    for (Relation& relation : relations) {
        if (!relation.created()) continue;
        const Text& name = relation.name.name;
        if (name.literal()) {
            created.by_name[fold_case(name.value)].push_back(&relation);
        } else {
            created.open.push_back(&relation);
        }
    }
    return created;
}

bool fully_known(const ObjectName& name) { return name.catalog && name.schema && name.literal(); }

bool sets_anything(const Relation& relation) {
    return !relation.properties.empty() || !relation.tags.empty() || !relation.changes.empty()
           || relation.comment.place || relation.owner.place || relation.location.place
           || relation.schedule.place || relation.row_filter.place || relation.more_properties
           || relation.more_settings || relation.more_tags || relation.unknown_layout || relation.more_columns
           || relation.layout.kind != LayoutState::Kind::none;
}

void note_settings(const std::map<std::string, PropertyState>& from, const Unknown& why,
                   std::map<std::string, Unknown>& to) {
    for (const auto& [key, state] : from) {
        if (!state.removed) to.try_emplace(key, why);
    }
}

void note_gap(const std::optional<Unknown>& from, const Unknown& why, std::optional<Unknown>& to) {
    if (from && !to) to = why;
}

using Open = std::map<std::pair<Aspect, std::string>, Unknown>;

/// What is done to a column may be done to the column of that name of another relation.
void note_column(const facts::Column& column, const Unknown& why, Open& to) {
    const auto note = [&](Aspect aspect) {
        const bool known = column.name.text.literal();
        to.try_emplace({aspect, known ? fold_case(column.name.text.value) : std::string()}, why);
    };
    if (!column.type.empty()) note(Aspect::column_type);
    if (column.comment) note(Aspect::column_comment);
    if (column.mask) note(Aspect::column_mask);
    if (column.not_null) note(Aspect::not_null);
}

void note_alteration(const facts::Alteration& change, const Unknown& why, Open& to) {
    using facts::AlterKind;
    const auto note = [&](Aspect aspect, const Word& column) {
        const bool known = column.text.literal();
        to.try_emplace({aspect, known ? fold_case(column.text.value) : std::string()}, why);
    };
    if (change.kind == AlterKind::add_constraint) to.try_emplace({Aspect::constraints, ""}, why);
    const bool adds = change.kind == AlterKind::add_columns || change.kind == AlterKind::replace_columns;
    for (const facts::Column& column : change.columns) {
        if (adds) {
            note(Aspect::column, column.name);
            continue;
        }
        if (!change.properties.empty()) note(Aspect::column_tags, column.name);
        note_column(column, why, to);
    }
    const bool renames =
        change.kind == AlterKind::rename_column
        || (change.kind == AlterKind::alter_column && change.keys.size() == 2 && change.dropped.empty());
    if (renames) note(Aspect::column, change.keys.back());
}

void note_annotation(const facts::Annotation& annotation, const Unknown& why, Open& to) {
    if (annotation.kind == facts::Annotation::Kind::unset_tag || annotation.values.empty()) return;
    const bool comment = annotation.kind == facts::Annotation::Kind::comment;
    const Text& column = annotation.name.last().text;
    to.try_emplace({comment ? Aspect::column_comment : Aspect::column_tags,
                    column.literal() ? fold_case(column.value) : std::string()},
                   why);
}

void note_aspects(const Relation& source, const Unknown& why, Open& to) {
    const std::pair<Aspect, const SettingState*> settings[] = {
        {Aspect::comment, &source.comment},       {Aspect::owner, &source.owner},
        {Aspect::location, &source.location},     {Aspect::schedule, &source.schedule},
        {Aspect::row_filter, &source.row_filter},
    };
    for (const auto& [aspect, setting] : settings) {
        if (*setting) to.try_emplace({aspect, ""}, why);
    }
    for (const Change& change : source.changes) {
        if (change.alteration != nullptr) note_alteration(*change.alteration, why, to);
        if (change.annotation != nullptr) note_annotation(*change.annotation, why, to);
    }
}

/// Gives `relation` as a possibility what was set under a name that may be its own.
void spread(const Relation& source, Relation& relation) {
    const bool open = !fully_known(source.name) || !fully_known(relation.name);
    if (!open || !may_be_same(source.name, relation.name)) return;
    const Unknown why{source.place.file->path + " changes `" + source.name.text()
                          + "`, which may be this table",
                      source.place};
    note_settings(source.properties, why, relation.open_properties);
    note_settings(source.tags, why, relation.open_tags);
    note_gap(source.more_properties, why, relation.more_properties);
    note_gap(source.more_tags, why, relation.more_tags);
    note_gap(source.more_columns, why, relation.more_columns);
    note_gap(source.more_settings, why, relation.more_settings);
    note_aspects(source, why, relation.open_settings);
    const bool lays_out = source.layout.kind != LayoutState::Kind::none || source.unknown_layout;
    if (lays_out && !relation.unknown_layout) relation.unknown_layout = why;
}

/// What a name begins with before its first hole, folded.
std::string known_beginning(const Text& name) {
    return fold_case(name.literal() ? name.value : name.value.substr(0, name.holes.front().begin));
}

} // namespace

void spread_open_names(std::vector<Relation>& relations) {
    const Created created = created_relations(relations);
    for (const Relation& source : relations) {
        if (source.created() || !sets_anything(source)) continue;
        const std::string beginning = known_beginning(source.name.name);
        for (auto each = created.by_name.lower_bound(beginning); each != created.by_name.end(); ++each) {
            if (!each->first.starts_with(beginning)) break;
            for (Relation* relation : each->second)
                spread(source, *relation);
            if (source.name.name.literal()) break;
        }
        for (Relation* relation : created.open)
            spread(source, *relation);
    }
}

} // namespace lakelint::catalog
