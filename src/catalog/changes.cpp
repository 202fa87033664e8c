// SPDX-License-Identifier: Apache-2.0
#include "catalog/changes.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

using facts::Alteration;
using facts::AlterKind;
using facts::Column;
using source::equal_folded;
using source::fold_case;

bool drops(const Alteration& change, std::string_view what) {
    return std::any_of(change.dropped.begin(), change.dropped.end(),
                       [&](const Word& word) { return equal_folded(word.text.value, what); });
}

/// Applies one change to the columns and constraints of a relation.
class Application {
  public:
    Application(Relation& relation, const facts::FileFacts& file, const FileOrder& order)
        : relation_(relation), columns_(relation.columns), file_(file), order_(order) {}

    void alter(const Alteration& change) {
        switch (change.kind) {
        case AlterKind::replace_columns: replace(change); break;
        case AlterKind::add_columns:
            for (const Column& column : change.columns)
                add(column);
            break;
        case AlterKind::drop_columns:
            for (const Word& key : change.keys)
                drop(key);
            break;
        case AlterKind::rename_column: rename(change.keys.front(), change.keys.back()); break;
        case AlterKind::alter_column: alter_columns(change); break;
        case AlterKind::add_constraint:
            for (const auto& constraint : change.constraints)
                add(constraint);
            break;
        case AlterKind::drop_constraint: drop_constraint(change); break;
        default: break;
        }
    }

    void annotate(const facts::Annotation& annotation) {
        const Word& name = annotation.name.last();
        if (open_name(name, annotation.kind == facts::Annotation::Kind::comment ? Aspect::column_comment
                                                                                : Aspect::column_tags))
            return;
        const auto index = find(name);
        if (!index) return;
        switch (annotation.kind) {
        case facts::Annotation::Kind::comment:
            if (annotation.values.empty()) {
                comment(*index, std::nullopt, annotation.name.span);
            } else {
                comment(*index, annotation.values.front().value, annotation.values.front().value.span);
            }
            break;
        case facts::Annotation::Kind::set_tag: set_tags(*index, annotation.values); break;
        case facts::Annotation::Kind::unset_tag:
            for (const facts::Property& tag : annotation.values)
                unset_tag(*index, tag.key);
            break;
        }
    }

  private:
    [[nodiscard]] std::optional<std::size_t> find(const Word& name) const {
        const Column* found = columns_.find(name.text.value);
        if (found == nullptr) return std::nullopt;
        return static_cast<std::size_t>(found - columns_.list().data());
    }

    /// A column whose name only the run knows may be any: then what is said of it may hold for each.
    bool open_name(const Word& name, Aspect aspect) {
        if (name.text.literal()) return false;
        relation_.open_settings.try_emplace(
            {aspect, std::string()},
            Unknown{file_.path + " changes the column `" + name.text.value + "`, which only the run knows",
                    Place{&file_, name.span}});
        return true;
    }

    struct Said {
        bool silent = false;  ///< there is no value yet
        bool same = false;    ///< the value is there already
        bool removes = false; ///< no value is to be there
    };

    /// Whether a part of a column takes a value from this file; one that has none yet always does.
    bool takes(Origin& origin, const Said& said, Span span) {
        const auto order = order_.compare(origin.file, &file_);
        if (order == std::partial_ordering::unordered && !said.silent) {
            if (!said.same) origin = {origin.file, Place{&file_, span}, said.removes};
            return false;
        }
        if (order == std::partial_ordering::greater && !said.silent) return false;
        origin = {&file_};
        return true;
    }

    void type(std::size_t index, const Column& from) {
        if (from.type.empty()) return;
        auto& [columns, states] = columns_.change();
        Column& column = columns[index];
        if (!takes(states[index].type, {column.type.empty(), column.type == from.type}, from.type_span))
            return;
        column.type = from.type;
        column.type_span = from.type_span;
    }

    void comment(std::size_t index, const std::optional<Word>& value, Span span) {
        auto& [columns, states] = columns_.change();
        auto& current = columns[index].comment;
        const bool same = current && value && current->text == value->text;
        if (takes(states[index].comment, {!current, same, !value}, span)) current = value;
    }

    void mask(std::size_t index, const std::optional<facts::Name>& value, Span span) {
        auto& [columns, states] = columns_.change();
        auto& current = columns[index].mask;
        const bool same = current && value && equal_folded(current->text(), value->text());
        if (takes(states[index].mask, {!current, same, !value}, span)) current = value;
    }

    void not_null(std::size_t index, bool value, Span span) {
        auto& [columns, states] = columns_.change();
        Column& column = columns[index];
        if (takes(states[index].not_null, {!column.not_null, column.not_null == value, !value}, span))
            column.not_null = value;
    }

    void set_tags(std::size_t index, const std::vector<facts::Property>& tags) {
        auto& states = columns_.change().states;
        for (const facts::Property& tag : tags) {
            const Span span = tag.kind == facts::ValueKind::none ? tag.key.span : tag.value.span;
            set_tag(states[index].tags[fold_case(tag.key.text.value)],
                    {tag, {&file_, span}, false, std::nullopt});
        }
    }

    void unset_tag(std::size_t index, const Word& key) {
        auto& states = columns_.change().states;
        set_tag(states[index].tags[fold_case(key.text.value)],
                {{key, {}, facts::ValueKind::none}, {&file_, key.span}, true, std::nullopt});
    }

    void set_tag(PropertyState& current, PropertyState value) {
        Origin origin{current.place.file};
        const bool silent = current.place.file == nullptr;
        const bool same =
            current.removed == value.removed && current.property.value.text == value.property.value.text;
        if (takes(origin, {silent, same, value.removed}, value.place.span)) {
            current = std::move(value);
        } else if (origin.contradicted) {
            current.contradicted = origin.contradicted;
            current.unset_elsewhere = origin.unset_elsewhere;
        }
    }

    void alter_columns(const Alteration& change) {
        if (change.keys.size() == 2 && change.dropped.empty()) // CHANGE COLUMN old new type
            rename(change.keys.front(), change.keys.back());
        for (const Column& altered : change.columns) {
            if (note_open(change, altered)) continue;
            const auto index = find(altered.name);
            if (!index) continue;
            alter_column(*index, altered, change.action);
            if (drops(change, "mask")) mask(*index, std::nullopt, change.action);
            if (drops(change, "not null")) not_null(*index, false, change.action);
            set_tags(*index, change.properties);
            if (!drops(change, "tags")) continue;
            for (const Word& tag : change.keys)
                unset_tag(*index, tag);
        }
    }

    bool note_open(const Alteration& change, const Column& altered) {
        if (altered.name.text.literal()) return false;
        if (!altered.type.empty()) open_name(altered.name, Aspect::column_type);
        if (altered.comment) open_name(altered.name, Aspect::column_comment);
        if (altered.mask) open_name(altered.name, Aspect::column_mask);
        if (altered.not_null) open_name(altered.name, Aspect::not_null);
        if (!change.properties.empty()) open_name(altered.name, Aspect::column_tags);
        return true;
    }

    void alter_column(std::size_t index, const Column& altered, Span action) {
        type(index, altered);
        if (altered.comment) comment(index, altered.comment, altered.comment->span);
        if (altered.mask) mask(index, altered.mask, altered.mask->span);
        if (altered.not_null) not_null(index, true, action);
    }

    void add(const Column& column) {
        if (const auto index = find(column.name)) {
            alter_column(*index, column, column.name.span); // the CREATE was brought up to date
        } else {
            columns_.append(column, file_);
        }
    }

    void replace(const Alteration& change) {
        if (relation_.created()
            && order_.compare(relation_.place.file, &file_) == std::partial_ordering::greater)
            return;
        columns_ = Columns(change.columns, file_);
    }

    void drop(const Word& name) {
        const auto index = find(name);
        if (!index) return;
        const facts::FileFacts* added_in = columns_.place(columns_.list()[*index]).file;
        columns_.erase(*index);
        // A CREATE comes before the DROP of what it lists; an ADD COLUMN of another file need not.
        const bool from_create = added_in == relation_.place.file;
        if (from_create || order_.compare(added_in, &file_) != std::partial_ordering::unordered) return;
        relation_.open_settings.try_emplace(
            {Aspect::column, fold_case(name.text.value)},
            Unknown{added_in->path + " adds the column and " + file_.path
                        + " drops it, and the policy's `order` does not say which comes last",
                    Place{&file_, name.span}});
    }

    /// A column that gets another name stays a key of the layout.
    void rename(const Word& from, const Word& to) {
        const auto index = find(from);
        if (!index) return;
        auto& [columns, states] = columns_.change();
        columns[*index].name = to;
        states[*index].name.file = &file_;
        for (auto& key : relation_.layout.keys) {
            if (equal_folded(key.column.text.value, from.text.value)) key.column.text = to.text;
        }
    }

    void add(const facts::Constraint& constraint) {
        if (constraint.name) drop_constraint(*constraint.name); // of this name there is only one
        relation_.constraints.push_back({constraint, {&file_, constraint.span}});
    }

    void drop_constraint(const Alteration& change) {
        for (const Word& name : change.keys) {
            drop_constraint(name);
            relation_.properties.erase(std::string(check_property_prefix) + fold_case(name.text.value));
        }
        if (drops(change, "primary key")) drop_constraints(facts::Constraint::Kind::primary_key);
        if (drops(change, "foreign key")) drop_constraints(facts::Constraint::Kind::foreign_key);
    }

    void drop_constraint(const Word& name) {
        std::erase_if(relation_.constraints, [&](const ConstraintState& state) {
            return state.constraint.name && equal_folded(state.constraint.name->text.value, name.text.value);
        });
    }

    void drop_constraints(facts::Constraint::Kind kind) {
        std::erase_if(relation_.constraints,
                      [&](const ConstraintState& state) { return state.constraint.kind == kind; });
    }

    Relation& relation_;
    Columns& columns_;
    const facts::FileFacts& file_;
    const FileOrder& order_;
};

} // namespace

bool changes_parts(AlterKind kind) {
    switch (kind) {
    case AlterKind::replace_columns:
    case AlterKind::add_columns:
    case AlterKind::drop_columns:
    case AlterKind::rename_column:
    case AlterKind::alter_column:
    case AlterKind::add_constraint:
    case AlterKind::drop_constraint: return true;
    default: return false;
    }
}

void apply(Relation& relation, const Change& change, const FileOrder& order) {
    Application application(relation, *change.file, order);
    if (change.alteration != nullptr) application.alter(*change.alteration);
    if (change.annotation != nullptr) application.annotate(*change.annotation);
}

void apply_changes(Relation& relation, const FileOrder& order) {
    for (const Change& change : relation.changes)
        apply(relation, change, order);
    if (relation.created()) relation.changes.clear();
}

} // namespace lakelint::catalog
