// SPDX-License-Identifier: Apache-2.0

// Grammar: Tables.g4, ALTER.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Alteration;
using facts::AlterKind;

void Lowering::alter_relation(Grammar::AlterRelationContext* tree) {
    const bool view = tree->kind->getType() == Grammar::VIEW;
    open(view ? "alter-view" : "alter-table", tree);
    Alteration change;
    change.view = view;
    change.keyword = span(tree->kind);
    change.name = name(tree->name);
    change.action = span(tree->action->start);
    if (tree->partition != nullptr) (void)partition(tree->partition);
    auto* changed = tree->action->changed;
    if (changed != nullptr && changed->items.size() > 1) { // one change a column
        for (auto* item : changed->items) {
            Alteration single = change;
            single.kind = AlterKind::alter_column;
            column_change(item, single);
            current_->alterations.push_back(std::move(single));
        }
    } else {
        alter_action(tree->action, change);
        current_->alterations.push_back(std::move(change));
    }
    close();
}

void Lowering::alter_action(Grammar::AlterActionContext* tree, Alteration& change) {
    Scope scope;
    if (tree->rename != nullptr) rename_action(tree->rename, change);
    if (tree->added != nullptr) add_action(tree->added, change);
    if (tree->changed != nullptr) change_action(tree->changed, change);
    if (tree->dropped != nullptr) drop_action(tree->dropped, change);
    if (tree->replaced != nullptr) replace_action(tree->replaced, change);
    if (tree->assigned != nullptr) set_action(tree->assigned, change);
    if (tree->removed != nullptr) unset_action(tree->removed, change);
    if (tree->clustering != nullptr) {
        change.kind = AlterKind::cluster_by;
        change.clustering = clustering(tree->clustering, span(tree));
    }
    if (tree->owner != nullptr) {
        change.kind = AlterKind::set_owner;
        change.value = word(tree->owner);
    }
    if (tree->optimization != nullptr) {
        change.kind = AlterKind::predictive_optimization;
        change.value = text_word(tree->optimization);
    }
    auto* as = tree->query_ != nullptr ? tree->query_ : tree->bare;
    if (as != nullptr || tree->text != nullptr) change.kind = AlterKind::as_query;
    if (as != nullptr) {
        lineage_ = true;
        store(query(as, scope), std::nullopt, false);
    }
    if (tree->bare != nullptr && !change.view) {
        reject(span(tree->bare->start), "ALTER TABLE takes no query", "write ALTER VIEW … AS");
    }
}

void Lowering::rename_action(Grammar::RenameActionContext* tree, Alteration& change) {
    if (tree->from != nullptr) {
        change.kind = AlterKind::rename_column;
        change.keys = {column(tree->from), word(tree->to)};
    } else if (tree->name != nullptr) {
        change.kind = AlterKind::rename;
        change.new_name = name(tree->name);
    } else {
        (void)partition(tree->partition);
    }
}

void Lowering::add_action(Grammar::AddActionContext* tree, Alteration& change) {
    if (!tree->columns.empty()) {
        change.kind = AlterKind::add_columns;
        for (auto* definition : tree->columns) {
            change.columns.push_back(column_definition(definition));
            const facts::Column& added = change.columns.back();
            if (added.type.empty() && added.name.text.literal()) {
                reject(added.name.span, "expected a data type after the column name",
                       "write a type such as STRING after the name");
            }
        }
    } else if (tree->constraint != nullptr) {
        change.kind = AlterKind::add_constraint;
        change.constraints.push_back(constraint(tree->constraint));
    } else if (tree->schedule != nullptr) {
        change.kind = AlterKind::set_schedule;
        change.value = text_word(tree->schedule);
    } else {
        change.kind = AlterKind::add_partition;
        for (auto* added : tree->partitions) {
            for (facts::Property& key : partition(added->partition))
                change.keys.push_back(std::move(key.key));
        }
    }
}

void Lowering::change_action(Grammar::ChangeActionContext* tree, Alteration& change) {
    if (tree->schedule != nullptr) {
        change.kind = AlterKind::set_schedule;
        change.value = text_word(tree->schedule);
        return;
    }
    change.kind = AlterKind::alter_column;
    for (auto* item : tree->items)
        column_change(item, change);
}

void Lowering::column_change(Grammar::ColumnChangeContext* tree, Alteration& change) {
    facts::Column altered;
    altered.name = column(tree->name);
    if (tree->newName != nullptr) {
        const Word renamed = word(tree->newName);
        change.keys = {altered.name, renamed};
        altered.name = renamed;
    }
    if (tree->type != nullptr) {
        check_type(tree->type);
        altered.type = type_text(tree->type);
        altered.type_span = span(tree->type);
    }
    for (auto* property : tree->properties_)
        column_property(property, altered);
    if (tree->mask != nullptr) altered.mask = name(tree->mask->function);
    if (tree->tags != nullptr) change.properties = properties(tree->tags);
    if (tree->value != nullptr) {
        Scope none;
        visit(tree->value, none);
        altered.has_default = true;
    }
    const Token& verb = tokens_->tokens[tree->name->stop->getTokenIndex() + 1];
    if (verb.type() == Grammar::SET && has(tree, Grammar::NOT)) altered.not_null = true;
    change.columns.push_back(std::move(altered));
    if (verb.type() == Grammar::DROP || verb.type() == Grammar::UNSET) column_drop(tree, change);
}

/// `DROP NOT NULL`, `UNSET TAGS ('a')`: what is dropped has the keyword's words as its name.
void Lowering::column_drop(Grammar::ColumnChangeContext* tree, Alteration& change) {
    Word what;
    for (std::size_t i = tree->name->stop->getTokenIndex() + 2; i <= tree->stop->getTokenIndex(); ++i) {
        const Token& token = tokens_->tokens[i];
        if (token.type() == Grammar::LPAREN) break;
        if (!what.text.value.empty()) what.text.value += ' ';
        what.text.value += source::fold_case(token.text());
        what.span = what.span.empty() ? span(&token) : source::cover(what.span, span(&token));
    }
    change.dropped.push_back(std::move(what));
    if (tree->keys != nullptr) change.keys = property_keys(tree->keys);
}

void Lowering::drop_action(Grammar::DropActionContext* tree, Alteration& change) {
    if (!tree->columns.empty() || tree->list != nullptr) {
        change.kind = AlterKind::drop_columns;
        for (auto* dropped : tree->columns)
            change.keys.push_back(column(dropped));
        if (tree->list != nullptr) change.keys = columns(tree->list);
        return;
    }
    if (!tree->partitions.empty()) {
        change.kind = AlterKind::drop_partition;
        for (auto* dropped : tree->partitions) {
            for (facts::Property& key : partition(dropped))
                change.keys.push_back(std::move(key.key));
        }
        return;
    }
    switch (tree->start->getType()) {
    case Grammar::CONSTRAINT:
        change.kind = AlterKind::drop_constraint;
        change.keys = {word(tree->name)};
        break;
    case Grammar::PRIMARY:
    case Grammar::FOREIGN: {
        change.kind = AlterKind::drop_constraint;
        const bool primary = tree->start->getType() == Grammar::PRIMARY;
        change.dropped = {{Text(primary ? "primary key" : "foreign key"), span(tree)}};
        break;
    }
    case Grammar::FEATURE:
        change.kind = AlterKind::drop_feature;
        change.keys = {word(tree->feature)};
        break;
    case Grammar::ROW: change.kind = AlterKind::drop_row_filter; break;
    case Grammar::SCHEDULE: change.kind = AlterKind::drop_schedule; break;
    case Grammar::MASK: change.dropped = {{Text("mask"), span(tree)}}; break;
    default: break;
    }
}

void Lowering::replace_action(Grammar::ReplaceActionContext* tree, Alteration& change) {
    if (!tree->columns.empty()) {
        change.kind = AlterKind::replace_columns;
        for (auto* definition : tree->columns)
            change.columns.push_back(column_definition(definition));
        return;
    }
    change.kind = AlterKind::replace_partitioning;
    facts::Clustering clustering;
    clustering.span = span(tree);
    clustering.keys = columns(tree->columns2);
    // Without a list the partition columns become the keys; the catalog knows them.
    if (has(tree, Grammar::AUTO)) clustering.mode = facts::Clustering::Mode::automatic;
    change.clustering = std::move(clustering);
}

void Lowering::set_action(Grammar::SetActionContext* tree, Alteration& change) {
    switch (tree->start->getType()) {
    case Grammar::TBLPROPERTIES:
        change.kind = AlterKind::set_properties;
        change.properties = properties(tree->options, &change.property_coverage);
        break;
    case Grammar::LOCATION:
        change.kind = AlterKind::set_location;
        change.value = string_word(tree->path);
        break;
    case Grammar::SERDE:
    case Grammar::SERDEPROPERTIES: add_options(tree->options); break;
    case Grammar::EXTERNAL:
        if (!has(tree, Grammar::DRY)) change.kind = AlterKind::set_external;
        break;
    case Grammar::MANAGED: change.kind = AlterKind::set_managed; break;
    case Grammar::OWNER:
        change.kind = AlterKind::set_owner;
        change.value = word(tree->owner);
        break;
    case Grammar::TAGS:
        change.kind = AlterKind::set_tags;
        change.properties = properties(tree->tags);
        break;
    case Grammar::ROW:
        change.kind = AlterKind::set_row_filter;
        change.value = text_word(tree->filter->function);
        break;
    case Grammar::SCHEDULE:
        change.kind = AlterKind::set_schedule;
        change.value = text_word(tree);
        break;
    default: break;
    }
}

void Lowering::unset_action(Grammar::UnsetActionContext* tree, Alteration& change) {
    if (tree->keys != nullptr) {
        change.kind = AlterKind::unset_properties;
        change.keys = property_keys(tree->keys);
    } else if (tree->tagKeys != nullptr) {
        change.kind = AlterKind::unset_tags;
        change.keys = property_keys(tree->tagKeys);
    }
}

} // namespace lakelint::lower::databricks
