// SPDX-License-Identifier: Apache-2.0
#include "catalog/fold.h"

#include "catalog/changes.h"
#include "catalog/layout.h"
#include "source/text.h"

#include <algorithm>
#include <set>

namespace lakelint::catalog {
namespace {

using facts::Alteration;
using facts::AlterKind;
using facts::Creation;
using facts::Statement;
using source::fold_case;

bool is_relation(std::string_view object) {
    return object == "table" || object == "view" || object == "materialized view"
           || object == "streaming table";
}

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
            for (const auto& grant : statement.grants)
                note_grant(grant, statement);
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
        if (temporaries_.empty()) return false;
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
            if (!unread.defines() || is_temporary(unread.name)) continue;
            Relation& relation = meet(unread.name, unread.context).relation;
            const Unknown gap = hidden(file_, unread.name.last().span,
                                       "a statement about it in " + file_.path + " could not be read");
            for (auto* more : {&relation.more_properties, &relation.more_tags, &relation.unknown_layout,
                               &relation.more_columns, &relation.more_settings}) {
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
        start_anew(state, creation);
        relation.name = full(creation.name, statement);
        relation.kind = creation.kind;
        relation.creation = &creation;
        relation.statement = &statement;
        relation.place = place;
        relation.creations.push_back(place);
        relation.columns = Columns(creation.columns, file_);
        const bool listed = creation.columns.empty() && take_outputs(relation.columns, statement);
        relation.format = creation.format;
        for (const auto& property : creation.properties)
            set_property(relation, property);
        set_up(relation, creation);
        state.layout_set = true;
        relation.layout = layout_of(creation, file_);
        note_gaps(relation, creation, statement);
        if (creation.column_coverage == facts::Coverage::partial && !listed && !relation.more_columns) {
            relation.more_columns =
                hidden(file_, creation.name.last().span, "its columns come from a query or another table");
        }
    }

    /// Adds the columns of the query that makes a relation, as far as it names them, without their types;
    /// true if these are all.
    bool take_outputs(Columns& columns, const Statement& statement) const {
        bool whole = false;
        for (const facts::Projection& projection : statement.projections) {
            if (projection.write || statement.creations.size() > 1) continue;
            whole = projection.coverage == facts::Coverage::whole && projection.stars.empty();
            for (const facts::Output& output : projection.columns) {
                const bool named = !output.name.text.value.empty();
                whole = whole && named;
                facts::Column column;
                column.name = output.name;
                if (named) columns.append(column, file_);
            }
        }
        return whole && !columns.empty();
    }

    /// Nothing is left of what an earlier CREATE said; what belongs to the name outlives OR REPLACE.
    static void start_anew(FileState& state, const Creation& creation) {
        Relation before = std::move(state.relation);
        state = FileState();
        state.relation.key = std::move(before.key);
        state.relation.creations = std::move(before.creations);
        if (!creation.or_replace) return;
        state.relation.owner = std::move(before.owner);
        state.relation.row_filter = std::move(before.row_filter);
        state.relation.grants = std::move(before.grants);
    }

    void set_up(Relation& relation, const Creation& creation) {
        set(relation.comment, creation.comment);
        set(relation.location, creation.location);
        set(relation.schedule, creation.schedule);
        if (creation.row_filter) set(relation.row_filter, as_word(*creation.row_filter));
        for (const auto& option : creation.options) {
            if (source::equal_folded(option.key.text.value, "path")) set(relation.location, option.value);
        }
        for (const auto& constraint : creation.constraints)
            relation.constraints.push_back({constraint, {&file_, constraint.span}});
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
            relation.more_settings = templated;
        }
    }

    void set(std::map<std::string, PropertyState>& settings, const facts::Property& property) {
        const Span span = property.kind == facts::ValueKind::none ? property.key.span : property.value.span;
        settings[fold_case(property.key.text.value)] = {property, {&file_, span}, false, std::nullopt};
    }

    void unset(std::map<std::string, PropertyState>& settings, const Word& key) {
        settings[fold_case(key.text.value)] = {
            {key, {}, facts::ValueKind::none}, {&file_, key.span}, true, std::nullopt};
    }

    void set(SettingState& setting, const std::optional<Word>& value) {
        if (value) setting = {value, Place{&file_, value->span}, std::nullopt};
    }
    void unset(SettingState& setting, Span span) {
        setting = {std::nullopt, Place{&file_, span}, std::nullopt};
    }

    static Word as_word(const Name& name) { return {Text(name.text()), name.span}; }

    /// The property `comment` is the relation's comment.
    void set_property(Relation& relation, const facts::Property& property) {
        set(relation.properties, property);
        if (source::equal_folded(property.key.text.value, "comment")) set(relation.comment, property.value);
    }

    void unset_property(Relation& relation, const Word& key) {
        unset(relation.properties, key);
        if (source::equal_folded(key.text.value, "comment")) unset(relation.comment, key.span);
    }

    void alter(const Alteration& change, const Statement& statement) {
        if (is_temporary(change.name)) return;
        FileState& state = meet(change.name, statement.context);
        Relation& relation = state.relation;
        const bool partial = change.property_coverage == facts::Coverage::partial
                             || statement.coverage == facts::Coverage::partial;
        switch (change.kind) {
        case AlterKind::set_properties:
            for (const auto& property : change.properties)
                set_property(relation, property);
            if (partial) {
                relation.more_properties =
                    hidden(file_, change.action, "a placeholder stands for properties of the table");
            }
            break;
        case AlterKind::unset_properties:
            for (const Word& key : change.keys)
                unset_property(relation, key);
            break;
        case AlterKind::cluster_by:
        case AlterKind::replace_partitioning:
            if (change.clustering) cluster(relation.layout, *change.clustering, file_);
            state.layout_set = true;
            break;
        case AlterKind::set_tags:
            if (!change.columns.empty()) break;
            for (const auto& tag : change.properties)
                set(relation.tags, tag);
            if (partial) {
                relation.more_tags =
                    hidden(file_, change.action, "a placeholder stands for tags of the table");
            }
            break;
        case AlterKind::unset_tags:
            for (const Word& key : change.keys)
                unset(relation.tags, key);
            break;
        case AlterKind::rename: rename(change, statement); break;
        default:
            if (changes_parts(change.kind)) {
                change_parts(relation, {&file_, &change, nullptr});
            } else {
                alter_setting(state, change);
            }
        }
    }

    void alter_setting(FileState& state, const Alteration& change) {
        Relation& relation = state.relation;
        switch (change.kind) {
        case AlterKind::set_owner: set(relation.owner, change.value); break;
        case AlterKind::set_location: set(relation.location, change.value); break;
        case AlterKind::set_schedule: set(relation.schedule, change.value); break;
        case AlterKind::drop_schedule: unset(relation.schedule, change.action); break;
        case AlterKind::set_row_filter:
            set(relation.row_filter, change.value.value_or(Word{{}, change.action}));
            break;
        case AlterKind::drop_row_filter: unset(relation.row_filter, change.action); break;
        case AlterKind::set_managed:
            unset(relation.location, change.action);
            state.converted = facts::RelationKind::table;
            break;
        case AlterKind::set_external: state.converted = facts::RelationKind::external_table; break;
        default: break;
        }
    }

    /// Columns that this file does not list are changed when those that do have been read.
    static void change_parts(Relation& relation, const Change& change) {
        static const FileOrder one_file;
        if (relation.created() && !relation.creation->copy_of) {
            apply(relation, change, one_file);
        } else {
            relation.changes.push_back(change);
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
        const bool relation = is_relation(removal.object);
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
        if (annotation.object == "column") annotate_column(annotation, statement);
        if (!is_relation(annotation.object) || is_temporary(annotation.name)) return;
        Relation& target = meet(annotation.name, statement.context).relation;
        switch (annotation.kind) {
        case facts::Annotation::Kind::comment:
            if (annotation.values.empty()) {
                unset(target.comment, annotation.name.span);
            } else {
                set(target.comment, annotation.values.front().value);
            }
            break;
        case facts::Annotation::Kind::set_tag:
            for (const auto& tag : annotation.values)
                set(target.tags, tag);
            break;
        case facts::Annotation::Kind::unset_tag:
            for (const auto& tag : annotation.values)
                unset(target.tags, tag.key);
            break;
        }
    }

    /// `catalog.schema.table.column`.
    void annotate_column(const facts::Annotation& annotation, const Statement& statement) {
        if (annotation.name.parts.size() < 2) return;
        Name table = annotation.name;
        table.parts.pop_back();
        if (is_temporary(table)) return;
        change_parts(meet(table, statement.context).relation, {&file_, nullptr, &annotation});
    }

    void note_grant(const facts::Grant& grant, const Statement& statement) {
        if (!is_relation(grant.object) || grant.name.empty() || is_temporary(grant.name)) return;
        meet(grant.name, statement.context)
            .relation.grants.push_back({&grant, &statement, {&file_, grant.name.last().span}});
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
