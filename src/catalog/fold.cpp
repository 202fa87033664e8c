// SPDX-License-Identifier: Apache-2.0
#include "catalog/fold.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

using facts::Alteration;
using facts::AlterKind;
using facts::Creation;
using facts::Statement;
using source::fold_case;

Unknown hidden(const facts::FileFacts& file, Span span, std::string reason) {
    return {std::move(reason), Place{&file, span}};
}

/// Applies the statements of one file, one after the other.
class FileFold {
  public:
    FileFold(const facts::FileFacts& file, const Defaults& defaults) : file_(file), defaults_(defaults) {}

    std::map<std::string, FileState> run() {
        for (const Statement& statement : file_.statements) {
            for (const auto& removal : statement.removals)
                remove(removal, statement);
            for (const auto& creation : statement.creations)
                create(creation, statement);
            for (const auto& alteration : statement.alterations)
                alter(alteration, statement);
            for (const auto& annotation : statement.annotations)
                annotate(annotation, statement);
            for (const auto& write : statement.writes)
                (void)meet(write.target, statement);
        }
        std::erase_if(states_, [](const auto& entry) { return entry.second.relation.is_temporary(); });
        return std::move(states_);
    }

  private:
    [[nodiscard]] ObjectName full(const Name& name, const Statement& statement) const {
        return resolve(name, file_.contexts[statement.context], defaults_);
    }

    /// The state of a relation, made where the file names it for the first time.
    FileState& meet(const Name& name, const Statement& statement) {
        ObjectName object = full(name, statement);
        std::string key = object.key();
        auto found = states_.find(key);
        if (found == states_.end()) {
            FileState state;
            state.relation.key = key;
            state.relation.place = {&file_, object.span};
            state.relation.layout.place = state.relation.place;
            state.relation.name = std::move(object);
            found = states_.emplace(std::move(key), std::move(state)).first;
        }
        return found->second;
    }

    void create(const Creation& creation, const Statement& statement) {
        FileState& state = meet(creation.name, statement);
        Relation& relation = state.relation;
        const Place place{&file_, creation.name.last().span};
        if (relation.created() && creation.if_not_exists) {
            relation.creations.push_back(place);
            return;
        }
        const std::vector<Place> earlier = std::move(relation.creations);
        ObjectName name = full(creation.name, statement);
        const std::string key = relation.key;
        relation = Relation();
        relation.key = key;
        relation.name = std::move(name);
        relation.kind = creation.kind;
        relation.creation = &creation;
        relation.statement = &statement;
        relation.place = place;
        relation.creations = earlier;
        relation.creations.push_back(place);
        relation.columns = creation.columns;
        relation.comment = creation.comment;
        relation.format = creation.format;
        for (const auto& property : creation.properties)
            set(relation.properties, property);
        state.layout_set = true;
        lay_out(relation, creation);
        note_gaps(relation, creation, statement);
    }

    void lay_out(Relation& relation, const Creation& creation) {
        LayoutState& layout = relation.layout;
        layout.place = relation.place;
        if (!creation.partitioned_by.empty()) {
            layout.kind = LayoutState::Kind::partitioned;
            layout.keys = creation.partitioned_by;
            layout.place = {&file_, creation.partitioned_span};
        }
        if (creation.clustering) cluster(relation, *creation.clustering);
    }

    void cluster(Relation& relation, const facts::Clustering& clustering) {
        LayoutState& layout = relation.layout;
        layout.place = {&file_, clustering.span};
        switch (clustering.mode) {
        case facts::Clustering::Mode::none:
            layout.kind = LayoutState::Kind::none;
            layout.keys.clear();
            break;
        case facts::Clustering::Mode::automatic:
            layout.kind = LayoutState::Kind::automatic;
            layout.keys.clear();
            break;
        case facts::Clustering::Mode::columns:
            layout.kind = LayoutState::Kind::clustered;
            if (!clustering.keys.empty()) layout.keys.clear(); // else the partition columns become the keys
            for (const Word& key : clustering.keys)
                layout.keys.push_back({key, {}});
            break;
        }
    }

    /// What of a creation its statement does not tell.
    void note_gaps(Relation& relation, const Creation& creation, const Statement& statement) {
        if (creation.property_coverage == facts::Coverage::partial) {
            relation.more_properties =
                hidden(file_, creation.name.last().span, "a placeholder stands for properties of the table");
        }
        if (statement.coverage == facts::Coverage::partial) {
            const Unknown templated = hidden(file_, creation.name.last().span,
                                             "a template or placeholder hides part of the CREATE");
            if (!relation.more_properties) relation.more_properties = templated;
            if (relation.layout.kind == LayoutState::Kind::none) relation.unknown_layout = templated;
            relation.more_columns = templated;
        }
        if (creation.column_coverage == facts::Coverage::partial && !relation.more_columns) {
            relation.more_columns =
                hidden(file_, creation.name.last().span, "its columns come from a query or another table");
        }
    }

    void set(std::map<std::string, PropertyState>& settings, const facts::Property& property) {
        const Span span = property.kind == facts::ValueKind::none ? property.key.span : property.value.span;
        settings[fold_case(property.key.text.value)] = {property, {&file_, span}, false, std::nullopt};
    }

    void alter(const Alteration& change, const Statement& statement) {
        FileState& state = meet(change.name, statement);
        Relation& relation = state.relation;
        switch (change.kind) {
        case AlterKind::set_properties:
            for (const auto& property : change.properties)
                set(relation.properties, property);
            if (change.property_coverage == facts::Coverage::partial
                || statement.coverage == facts::Coverage::partial) {
                relation.more_properties =
                    hidden(file_, change.action, "a placeholder stands for properties of the table");
            }
            break;
        case AlterKind::unset_properties:
            for (const Word& key : change.keys) {
                PropertyState& property = relation.properties[fold_case(key.text.value)];
                property = {{key, {}, facts::ValueKind::none}, {&file_, key.span}, true, std::nullopt};
            }
            break;
        case AlterKind::cluster_by:
        case AlterKind::replace_partitioning:
            if (change.clustering) cluster(relation, *change.clustering);
            state.layout_set = true;
            break;
        case AlterKind::set_tags:
            if (!change.columns.empty()) break;
            for (const auto& tag : change.properties)
                set(relation.tags, tag);
            if (change.property_coverage == facts::Coverage::partial
                || statement.coverage == facts::Coverage::partial) {
                relation.more_tags =
                    hidden(file_, change.action, "a placeholder stands for tags of the table");
            }
            break;
        case AlterKind::unset_tags:
            for (const Word& key : change.keys)
                relation.tags.erase(fold_case(key.text.value));
            break;
        case AlterKind::rename: rename(change, statement); break;
        default: alter_columns(relation, change); break;
        }
    }

    /// A column that gets another name stays a key of the layout.
    static void rename_column(Relation& relation, const Word& from, const Word& to) {
        for (auto& column : relation.columns) {
            if (source::equal_folded(column.name.text.value, from.text.value)) column.name = to;
        }
        for (auto& key : relation.layout.keys) {
            if (source::equal_folded(key.column.text.value, from.text.value)) key.column.text = to.text;
        }
    }

    static void alter_columns(Relation& relation, const Alteration& change) {
        const auto named = [](const Word& name) {
            return [&name](const facts::Column& column) {
                return source::equal_folded(column.name.text.value, name.text.value);
            };
        };
        switch (change.kind) {
        case AlterKind::replace_columns: relation.columns = change.columns; break;
        case AlterKind::add_columns:
            relation.columns.insert(relation.columns.end(), change.columns.begin(), change.columns.end());
            break;
        case AlterKind::drop_columns:
            for (const Word& key : change.keys)
                std::erase_if(relation.columns, named(key));
            break;
        case AlterKind::rename_column:
            rename_column(relation, change.keys.front(), change.keys.back());
            break;
        case AlterKind::alter_column:
            if (change.keys.size() == 2) // CHANGE COLUMN old new type
                rename_column(relation, change.keys.front(), change.keys.back());
            for (const auto& altered : change.columns) {
                const auto found =
                    std::find_if(relation.columns.begin(), relation.columns.end(), named(altered.name));
                if (found == relation.columns.end()) continue;
                if (!altered.type.empty()) {
                    found->type = altered.type;
                    found->type_span = altered.type_span;
                }
                if (altered.comment) found->comment = altered.comment;
                if (altered.mask) found->mask = altered.mask;
            }
            break;
        default: break;
        }
    }

    /// RENAME TO keeps everything but the name; a name without a schema stays in the old one.
    void rename(const Alteration& change, const Statement& statement) {
        const std::string old_key = full(change.name, statement).key();
        auto found = states_.find(old_key);
        if (found == states_.end() || !change.new_name) return;
        FileState state = std::move(found->second);
        states_.erase(found);
        ObjectName renamed = full(*change.new_name, statement);
        if (change.new_name->parts.size() < 2) {
            renamed.schema = state.relation.name.schema;
            renamed.catalog = state.relation.name.catalog;
        }
        state.relation.name = renamed;
        state.relation.key = renamed.key();
        std::string key = state.relation.key;
        states_.insert_or_assign(std::move(key), std::move(state));
    }

    void remove(const facts::Removal& removal, const Statement& statement) {
        const bool relation = removal.object == "table" || removal.object == "view"
                              || removal.object == "materialized view" || removal.object == "streaming table";
        if (relation) states_.erase(full(removal.name, statement).key());
    }

    void annotate(const facts::Annotation& annotation, const Statement& statement) {
        const bool relation = annotation.object == "table" || annotation.object == "view"
                              || annotation.object == "materialized view"
                              || annotation.object == "streaming table";
        if (!relation) return;
        Relation& target = meet(annotation.name, statement).relation;
        switch (annotation.kind) {
        case facts::Annotation::Kind::comment:
            target.comment.reset();
            if (!annotation.values.empty()) target.comment = annotation.values.front().value;
            break;
        case facts::Annotation::Kind::set_tag:
            for (const auto& tag : annotation.values)
                set(target.tags, tag);
            break;
        case facts::Annotation::Kind::unset_tag:
            for (const auto& tag : annotation.values)
                target.tags.erase(fold_case(tag.key.text.value));
            break;
        }
    }

    const facts::FileFacts& file_;
    const Defaults& defaults_;
    std::map<std::string, FileState> states_;
};

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
        }
    }
}

bool same_layout(const LayoutState& a, const LayoutState& b) {
    return a.kind == b.kind
           && std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                         [](const auto& x, const auto& y) {
                             return source::equal_folded(x.column.text.value, y.column.text.value)
                                    && x.transform == y.transform;
                         });
}

} // namespace

std::map<std::string, FileState> fold_file(const facts::FileFacts& file, const Defaults& defaults) {
    return FileFold(file, defaults).run();
}

void merge(FileState& into, FileState&& other, bool ordered) {
    Relation& a = into.relation;
    Relation& b = other.relation;
    merge_settings(a.properties, std::move(b.properties), ordered);
    merge_settings(a.tags, std::move(b.tags), ordered);
    if (b.more_properties) a.more_properties = b.more_properties;
    if (b.more_tags) a.more_tags = b.more_tags;
    if (b.more_columns) a.more_columns = b.more_columns;
    if (b.unknown_layout) a.unknown_layout = b.unknown_layout;
    if (other.layout_set) {
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
    a.creations.insert(a.creations.end(), b.creations.begin(), b.creations.end());
    if (!a.created() && b.created()) {
        a.kind = b.kind;
        a.creation = b.creation;
        a.statement = b.statement;
        a.place = b.place;
        a.name = b.name;
        a.format = b.format;
        a.columns.insert(a.columns.begin(), b.columns.begin(), b.columns.end());
    } else if (!b.created()) {
        a.columns.insert(a.columns.end(), b.columns.begin(), b.columns.end());
    }
    if (b.comment && (!a.comment || ordered)) a.comment = b.comment;
}

} // namespace lakelint::catalog
