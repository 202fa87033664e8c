// SPDX-License-Identifier: Apache-2.0

// Grammar: Tables.g4, CREATE and DROP. ALTER stands in alterations.cpp.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Column;
using facts::Constraint;
using facts::Creation;
using facts::RelationKind;

namespace {

bool any_modifier(const std::vector<Grammar::CreateModifierContext*>& modifiers,
                  std::initializer_list<std::size_t> types) {
    return std::any_of(modifiers.begin(), modifiers.end(), [&](auto* modifier) {
        return std::find(types.begin(), types.end(), modifier->start->getType()) != types.end();
    });
}

/// `USING delta OPTIONS (path 's3://…')` says a location as well.
bool has_path(const Creation& creation) {
    return std::any_of(creation.options.begin(), creation.options.end(), [](const facts::Property& option) {
        return source::equal_folded(option.key.text.value, "path");
    });
}

const char* statement_kind(RelationKind kind) {
    switch (kind) {
    case RelationKind::table:
    case RelationKind::external_table:
    case RelationKind::temporary_table: return "create-table";
    case RelationKind::view:
    case RelationKind::temporary_view: return "create-view";
    case RelationKind::materialized_view: return "create-materialized-view";
    case RelationKind::streaming_table: return "create-streaming-table";
    }
    return "create-table";
}

} // namespace

void Lowering::create_relation(Grammar::CreateRelationContext* tree,
                               const std::vector<Grammar::CreateModifierContext*>& modifiers,
                               const antlr4::Token* replacement, bool replace_only) {
    Creation creation;
    relation_kind(creation, modifiers, tree->kind->getType() == Grammar::VIEW);
    open(statement_kind(creation.kind), tree);
    creation.name = name(tree->name);
    creation.keyword = span(tree->kind);
    creation.live = any_modifier(modifiers, {Grammar::LIVE});
    creation.or_replace =
        replace_only || (replacement != nullptr && replacement->getType() == Grammar::REPLACE);
    creation.or_refresh = replacement != nullptr && replacement->getType() == Grammar::REFRESH;
    creation.if_not_exists = tree->guard != nullptr;
    creation.guard = span_if(tree->guard);
    creation.head = creation_head(tree);
    if (tree->elements != nullptr) table_elements(tree->elements, creation);
    for (auto* clause : tree->clauses)
        table_clause(clause, creation);
    if (creation.kind == RelationKind::table && (creation.location || has_path(creation)))
        creation.kind = RelationKind::external_table;
    const bool pipeline = any_modifier(modifiers, {Grammar::LIVE, Grammar::PRIVATE, Grammar::STREAMING});
    check_creation(tree, creation, pipeline);
    // Before its query, so that a read of the relation itself is known as one.
    relation_source(tree, creation);
    current_->creations.push_back(std::move(creation));
    close();
}

/// Up to where a further clause may stand: before AS, a flow, or a query without AS.
Span Lowering::creation_head(Grammar::CreateRelationContext* tree) const {
    const antlr4::ParserRuleContext* source = tree->flow;
    if (tree->bare != nullptr) source = tree->bare;
    if (tree->query_ != nullptr || tree->text != nullptr) {
        const antlr4::Token* first = tree->text != nullptr ? tree->text : tree->query_->start;
        return span_before(tree->kind, &tokens_->tokens[first->getTokenIndex() - 1]); // before its AS
    }
    if (source != nullptr) return span_before(tree->kind, source->start);
    return source::cover(span(tree->kind), span(tree));
}

void Lowering::relation_kind(Creation& creation,
                             const std::vector<Grammar::CreateModifierContext*>& modifiers, bool view) {
    const bool temporary = any_modifier(modifiers, {Grammar::TEMP, Grammar::TEMPORARY});
    const bool live = any_modifier(modifiers, {Grammar::LIVE});
    if (any_modifier(modifiers, {Grammar::MATERIALIZED})) {
        creation.kind = RelationKind::materialized_view;
    } else if (view) {
        creation.kind = temporary || live ? RelationKind::temporary_view : RelationKind::view;
    } else if (any_modifier(modifiers, {Grammar::STREAMING})) {
        creation.kind = RelationKind::streaming_table;
    } else if (any_modifier(modifiers, {Grammar::EXTERNAL})) {
        creation.kind = RelationKind::external_table;
    } else if (live) {
        creation.kind = RelationKind::materialized_view; // what a LIVE TABLE without STREAMING is
    } else if (temporary) {
        creation.kind = RelationKind::temporary_table;
    }
}

void Lowering::table_elements(Grammar::TableElementsContext* tree, Creation& creation) {
    for (auto* item : tree->items) {
        if (item->constraint != nullptr) {
            creation.constraints.push_back(constraint(item->constraint));
            continue;
        }
        Column column = column_definition(item->column);
        if (column.name.text.unknown() && column.type.empty()) {
            creation.column_coverage = facts::Coverage::partial; // `${columns}`
        } else {
            for (auto* property : item->column->properties_)
                column_constraint(property, column.name, creation);
            creation.columns.push_back(std::move(column));
        }
    }
}

/// `id BIGINT PRIMARY KEY`, which is one of the table all the same.
void Lowering::column_constraint(Grammar::ColumnPropertyContext* tree, const Word& column,
                                 Creation& creation) const {
    Constraint result;
    result.columns = {column};
    result.span = span(tree);
    switch (tree->start->getType()) {
    case Grammar::PRIMARY: result.kind = Constraint::Kind::primary_key; break;
    case Grammar::FOREIGN:
    case Grammar::REFERENCES: result.kind = Constraint::Kind::foreign_key; break;
    case Grammar::CHECK: result.kind = Constraint::Kind::check; break;
    case Grammar::UNIQUE: result.kind = Constraint::Kind::unique; break;
    default: return;
    }
    creation.constraints.push_back(std::move(result));
}

Column Lowering::column_definition(Grammar::ColumnDefinitionContext* tree) {
    Column result;
    result.name = column(tree->name);
    if (tree->type != nullptr) {
        check_type(tree->type);
        result.type = type_text(tree->type);
        result.type_span = span(tree->type);
    }
    for (auto* property : tree->properties_)
        column_property(property, result);
    for (auto* property : tree->untyped) {
        if (property->start->getType() == Grammar::COMMENT) result.comment = comment_word(property->stop);
    }
    return result;
}

void Lowering::column_property(Grammar::ColumnPropertyContext* tree, Column& column) {
    Scope none;
    visit(tree->default_, none);
    visit(tree->generated, none);
    visit(tree->check, none);
    if (tree->start->getType() == Grammar::NOT && has(tree, Grammar::NULL_)) column.not_null = true;
    if (tree->identity != nullptr) column.identity = true;
    if (tree->start->getType() == Grammar::GENERATED && tree->identity == nullptr
        && !has(tree, Grammar::ALWAYS)) {
        reject(span(tree->start), "a generated column is GENERATED ALWAYS AS (…)",
               "write ALWAYS; BY DEFAULT is for identities");
    }
    if (tree->generated != nullptr) column.generated = text_word(tree->generated).text.value;
    if (tree->default_ != nullptr) column.has_default = true;
    if (tree->start->getType() == Grammar::COMMENT) column.comment = comment_word(tree->stop);
    if (tree->mask != nullptr) column.mask = name(tree->mask->function);
}

Constraint Lowering::constraint(Grammar::TableConstraintContext* tree) {
    Scope none;
    visit(tree->check, none);
    visit(tree->expectation, none);
    Constraint result;
    result.span = span(tree);
    if (tree->name != nullptr) result.name = word(tree->name);
    if (tree->expectation != nullptr) {
        result.kind = Constraint::Kind::expectation;
    } else if (!tree->keys.empty()) {
        result.kind = Constraint::Kind::primary_key;
        for (auto* key : tree->keys)
            result.columns.push_back(column(key->name));
    } else if (tree->parent != nullptr) {
        result.kind = Constraint::Kind::foreign_key;
        result.columns = columns(tree->columns);
    } else if (tree->columns != nullptr) {
        result.kind = Constraint::Kind::unique;
        result.columns = columns(tree->columns);
    }
    return result;
}

void Lowering::table_clause(Grammar::TableClauseContext* tree, Creation& creation) {
    switch (tree->kind->getType()) {
    case Grammar::USING: creation.format = text_word(tree->format); break;
    case Grammar::OPTIONS: creation.options = properties(tree->options); break;
    case Grammar::PARTITIONED: partition_fields(tree, creation); break;
    case Grammar::CLUSTER: creation.clustering = clustering(tree->clustering, span(tree)); break;
    case Grammar::CLUSTERED: creation.bucketed = true; break;
    case Grammar::LOCATION:
        creation.location_clause = span(tree);
        creation.location =
            tree->path != nullptr ? string_word(tree->path) : Word{text_word(tree).text, span(tree->stop)};
        break;
    case Grammar::COMMENT: creation.comment = comment_word(tree->stop); break;
    case Grammar::TBLPROPERTIES: {
        creation.property_list = span(tree->options);
        auto list = properties(tree->options, &creation.property_coverage);
        std::move(list.begin(), list.end(), std::back_inserter(creation.properties));
        break;
    }
    case Grammar::ATTRIBUTE_WITH:
        if (tree->withClause_->filter != nullptr)
            creation.row_filter = name(tree->withClause_->filter->function);
        add_options(tree->withClause_->options);
        break;
    case Grammar::ROW:
    case Grammar::SKEWED: creation.hive = true; break;
    case Grammar::STORED:
        creation.hive = true;
        if (tree->stored != nullptr) creation.format = text_word(tree->stored);
        break;
    case Grammar::SCHEDULE:
    case Grammar::TRIGGER: creation.schedule = text_word(tree); break;
    case Grammar::HOLE: // may be any clause
        creation.property_coverage = facts::Coverage::partial;
        current_->coverage = facts::Coverage::partial;
        break;
    default: break;
    }
}

/// `dt`, `dt DATE` (a column of its own) and `days(ts)`.
void Lowering::partition_fields(Grammar::TableClauseContext* tree, Creation& creation) {
    creation.partitioned_span = span(tree);
    for (auto* field : tree->partitions) {
        facts::LayoutKey key;
        key.column = column(field->name);
        if (field->type != nullptr) {
            check_type(field->type);
            Column own;
            own.name = key.column;
            own.type = type_text(field->type);
            own.type_span = span(field->type);
            for (auto* property : field->properties_)
                column_property(property, own);
            creation.columns.push_back(std::move(own));
        }
        if (!field->arguments.empty()) {
            key.transform = source::fold_case(key.column.text.value);
            for (auto* argument : field->arguments) {
                if (const auto path = column_path(argument))
                    key.column = {text_word(argument).text, span(argument)};
            }
        }
        creation.partitioned_by.push_back(std::move(key));
    }
}

facts::Clustering Lowering::clustering(Grammar::ClusterKeysContext* tree, Span span) {
    facts::Clustering result;
    result.span = span;
    result.keys = columns(tree->columns);
    if (tree->keyword != nullptr) {
        result.mode = tree->keyword->getType() == Grammar::AUTO ? facts::Clustering::Mode::automatic
                                                                : facts::Clustering::Mode::none;
    }
    return result;
}

void Lowering::relation_source(Grammar::CreateRelationContext* tree, Creation& creation) {
    Scope scope;
    if (tree->like != nullptr || tree->cloned != nullptr) {
        facts::CopyOf copy;
        copy.name = name(tree->like != nullptr ? tree->like : tree->cloned);
        using Kind = facts::CopyOf::Kind;
        const bool shallow = tree->depth != nullptr && tree->depth->getType() == Grammar::SHALLOW;
        copy.kind = tree->like != nullptr ? Kind::like : shallow ? Kind::shallow_clone : Kind::deep_clone;
        if (tree->cloned != nullptr) {
            facts::Read read;
            read.name = copy.name;
            add_read(std::move(read), scope);
        }
        creation.copy_of = std::move(copy);
        creation.column_coverage = facts::Coverage::partial;
        return;
    }
    auto* as = tree->query_ != nullptr ? tree->query_ : tree->bare;
    creation.from_query = as != nullptr || tree->flow != nullptr;
    // They come from the query, from the files at its place, or with a later ALTER.
    if (creation.columns.empty()) creation.column_coverage = facts::Coverage::partial;
    lineage_ = true;
    const bool view = creation.kind == RelationKind::view || creation.kind == RelationKind::temporary_view;
    if (as != nullptr) store(query(as, scope), std::nullopt, !view);
    if (tree->flow != nullptr) flow(tree->flow);
    // A metric view's YAML names what it reads; nothing here can read that.
    if (tree->text != nullptr) current_->coverage = facts::Coverage::partial;
}

void Lowering::drop_relation(Grammar::DropRelationContext* tree,
                             const std::vector<antlr4::Token*>& modifiers) {
    const bool view = tree->kind->getType() == Grammar::VIEW;
    open(view ? "drop-view" : "drop-table", tree);
    facts::Removal removal;
    removal.keyword = current_->keyword;
    removal.object = view ? "view" : "table";
    removal.object_span =
        source::cover(span(modifiers.empty() ? tree->kind : modifiers.front()), span(tree->kind));
    for (const auto* modifier : modifiers) {
        if (modifier->getType() == Grammar::MATERIALIZED) removal.object = "materialized view";
        if (modifier->getType() == Grammar::STREAMING) removal.object = "streaming table";
        if (modifier->getType() == Grammar::TEMP || modifier->getType() == Grammar::TEMPORARY)
            removal.temporary = true;
    }
    removal.name = name(tree->name);
    removal.if_exists = tree->guard != nullptr || tree->guardAfter != nullptr;
    removal.guard = span_if(tree->guard != nullptr ? tree->guard : tree->guardAfter);
    removal.cascade = has(tree, Grammar::CASCADE);
    current_->removals.push_back(std::move(removal));
    close();
}

} // namespace lakelint::lower::databricks
