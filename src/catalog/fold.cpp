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
        auto fault = file_.faults.begin();
        for (const Statement& statement : file_.statements) {
            for (; fault != file_.faults.end() && fault->statement.begin < statement.span.begin; ++fault)
                note_unread(*fault);
            for (const auto& removal : statement.removals)
                remove(removal, statement);
            for (const auto& creation : statement.creations)
                create(creation, statement);
            for (const auto& alteration : statement.alterations)
                alter(alteration, statement);
            for (const auto& annotation : statement.annotations)
                annotate(annotation, statement);
            for (const auto& write : statement.writes)
                if (!is_temporary(write.target)) (void)meet(write.target, statement.context);
        }
        for (; fault != file_.faults.end(); ++fault)
            note_unread(*fault);
        return std::move(states_);
    }

  private:
    [[nodiscard]] ObjectName full(const Name& name, std::uint32_t context) const {
        return resolve(name, file_.contexts[context], defaults_);
    }
    [[nodiscard]] ObjectName full(const Name& name, const Statement& statement) const {
        return full(name, statement.context);
    }

    [[nodiscard]] bool is_temporary(const Name& name) const {
        const auto wanted = temporary_name(name);
        return wanted && temporaries_.contains(*wanted);
    }

    /// The state of a relation, made where the file names it for the first time.
    FileState& meet(const Name& name, std::uint32_t context) {
        ObjectName object = full(name, context);
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

    /// A statement that could not be read may say anything of the relation that it names.
    void note_unread(const facts::Fault& fault) {
        for (const facts::Unread& unread : fault.unread) {
            if (is_temporary(unread.name)) continue;
            Relation& relation = meet(unread.name, unread.context).relation;
            const Unknown gap = hidden(file_, unread.name.last().span,
                                       "a statement about it in " + file_.path + " could not be read");
            for (auto* more : {&relation.more_properties, &relation.more_tags, &relation.unknown_layout,
                               &relation.more_columns}) {
                if (!*more) *more = gap;
            }
        }
    }

    void create(const Creation& creation, const Statement& statement) {
        const bool temporary = creation.kind == facts::RelationKind::temporary_table
                               || creation.kind == facts::RelationKind::temporary_view;
        if (temporary) {
            if (auto name = temporary_name(creation.name)) temporaries_.insert(std::move(*name));
            return;
        }
        FileState& state = meet(creation.name, statement.context);
        Relation& relation = state.relation;
        const Place place{&file_, creation.name.last().span};
        if (relation.created() && creation.if_not_exists) {
            relation.creations.push_back(place);
            return;
        }
        std::vector<Place> earlier = std::move(relation.creations);
        ObjectName name = full(creation.name, statement);
        const std::string key = relation.key;
        relation = Relation();
        relation.key = key;
        relation.name = std::move(name);
        relation.kind = creation.kind;
        relation.creation = &creation;
        relation.statement = &statement;
        relation.place = place;
        relation.creations = std::move(earlier);
        relation.creations.push_back(place);
        relation.columns = Columns(creation.columns);
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
        if (is_temporary(change.name)) return;
        FileState& state = meet(change.name, statement.context);
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
        for (auto& column : relation.columns.change()) {
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
        case AlterKind::replace_columns: relation.columns = Columns(change.columns); break;
        case AlterKind::add_columns: relation.columns.append(Columns(change.columns)); break;
        case AlterKind::drop_columns:
            for (const Word& key : change.keys)
                std::erase_if(relation.columns.change(), named(key));
            break;
        case AlterKind::rename_column:
            rename_column(relation, change.keys.front(), change.keys.back());
            break;
        case AlterKind::alter_column:
            if (change.keys.size() == 2 && change.dropped.empty()) // CHANGE COLUMN old new type
                rename_column(relation, change.keys.front(), change.keys.back());
            for (const auto& altered : change.columns) {
                auto& columns = relation.columns.change();
                const auto found = std::find_if(columns.begin(), columns.end(), named(altered.name));
                if (found == columns.end()) continue;
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
        if (relation && is_temporary(removal.name)) {
            temporaries_.erase(*temporary_name(removal.name));
        } else if (relation) {
            states_.erase(full(removal.name, statement).key());
        }
        if (removal.object == "schema" && removal.cascade) remove_schema(removal.name, statement);
    }

    /// What lies in a schema goes with it.
    void remove_schema(const Name& schema, const Statement& statement) {
        Name inside = schema;
        inside.parts.push_back({});
        const ObjectName any = full(inside, statement);
        std::erase_if(states_, [&](const auto& entry) {
            ObjectName same_place = entry.second.relation.name;
            same_place.name = any.name;
            return same_place.key() == any.key();
        });
    }

    void annotate(const facts::Annotation& annotation, const Statement& statement) {
        const bool relation = annotation.object == "table" || annotation.object == "view"
                              || annotation.object == "materialized view"
                              || annotation.object == "streaming table";
        if (!relation || is_temporary(annotation.name)) return;
        Relation& target = meet(annotation.name, statement.context).relation;
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
    std::set<std::string> temporaries_; ///< temporary views and tables that are there, as in temporary_name
};

} // namespace

std::map<std::string, FileState> fold_file(const facts::FileFacts& file, const Defaults& defaults) {
    return FileFold(file, defaults).run();
}

} // namespace lakelint::catalog
