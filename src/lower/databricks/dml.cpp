// SPDX-License-Identifier: Apache-2.0

// Grammar: Dml.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Write;
using facts::WriteKind;

namespace {

/// VALUES, whose rows give no names to their columns.
bool only_values(const Grammar::QueryContext* tree) {
    const auto values = [](const Grammar::QueryTermContext* term) {
        if (term->nested != nullptr) return term->nested->body != nullptr && only_values(term->nested->body);
        return term->values != nullptr && term->values->alias == nullptr;
    };
    const auto* body = tree->body;
    return tree->with == nullptr && body->pipes.empty() && values(body->first)
           && std::all_of(body->rest.begin(), body->rest.end(), values);
}

} // namespace

std::size_t Lowering::add_write(Write write) {
    if (write.into.empty()) write.into = write.target.span;
    current_->writes.push_back(std::move(write));
    return current_->writes.size() - 1;
}

/// Puts the target of a change into the scope, so that its condition's columns find it.
void Lowering::target_source(std::size_t write, Grammar::TableAliasContext* alias_tree, Scope& scope) {
    const auto given = alias(alias_tree);
    Source source;
    source.kind = Source::Kind::write;
    source.index = write;
    source.aliased = given.has_value();
    if (given) {
        source.names = {source::fold_case(given->text.value)};
    } else {
        for (const Word& part : current_->writes[write].target.parts)
            source.names.push_back(source::fold_case(part.text.value));
    }
    scope.sources.push_back(std::move(source));
}

/// REPLACE USING (dt, hr) replaces the rows that are equal in these columns to a row of the source.
void Lowering::replaced_columns(Grammar::ColumnListContext* list, facts::Predicate& predicate) {
    predicate.present = true;
    predicate.span = span(list);
    for (const Word& key : columns(list))
        predicate.bounds.push_back({key, facts::BoundKind::column, {}, true, facts::Sense::other});
}

void Lowering::insert(Grammar::InsertStatementContext* tree, Grammar::WithClauseContext* with) {
    open("insert", tree);
    lineage_ = true;
    Scope scope;
    if (with != nullptr) with_clause(with, scope);
    Write write;
    bool is_table = false;
    insert_target(tree->target, write, is_table);
    const std::size_t replace = tree->replace == nullptr ? 0 : tree->replace->getType();
    if (replace == Grammar::WHERE) write.kind = WriteKind::replace_where;
    if (replace == Grammar::USING) write.kind = WriteKind::replace_using;
    if (replace == Grammar::ON) write.kind = WriteKind::replace_on;
    if (is_table) {
        const std::size_t index = add_write(std::move(write));
        Scope own(&scope);
        auto* into = tree->target->into;
        std::optional<Word> given;
        for (auto* part : into->parts) {
            if (part->alias != nullptr)
                given = word(part->alias->name != nullptr
                                 ? static_cast<antlr4::ParserRuleContext*>(part->alias->name)
                                 : part->alias->name2);
        }
        target_source(index, nullptr, own);
        if (given) own.sources.back().names = {source::fold_case(given->text.value)};
        condition(tree->condition, own);
        if (tree->columns != nullptr) replaced_columns(tree->columns, current_->writes[index].predicate);
    }
    const Yield rows =
        tree->query_ != nullptr ? query(tree->query_, scope) : replace_on_source(tree->source, scope);
    if (is_table && tree->query_ != nullptr) current_->writes.back().values = only_values(tree->query_);
    if (is_table && !current_->writes.back().values) store(rows, 0, true);
    close();
}

void Lowering::insert_target(Grammar::InsertTargetContext* tree, Write& write, bool& is_table) {
    write.keyword = span(tree->kind->getType() == Grammar::OVERWRITE ? tree->kind : tree->start);
    write.kind =
        tree->kind->getType() == Grammar::OVERWRITE ? WriteKind::insert_overwrite : WriteKind::insert;
    is_table = tree->into != nullptr;
    if (!is_table) {
        add_options(tree->directory->options);
        if (tree->directory->path == nullptr && tree->directory->format == nullptr) {
            reject(span(tree), "INSERT OVERWRITE DIRECTORY names no directory",
                   "write the path as a string after DIRECTORY");
        }
        return;
    }
    write.target = name(tree->into->name);
    write.partition = partition(tree->into->partition);
    insert_parts(tree->into, write);
    write.into = source::cover(write.target.span, into_end(tree->into));
}

/// The last word before a column list or BY NAME: of the name, its PARTITION with IF NOT EXISTS, or its
/// alias.
Span Lowering::into_end(Grammar::InsertRelationContext* tree) const {
    if (!tree->parts.empty() && tree->parts.front()->alias != nullptr) return span(tree->parts.front());
    if (tree->parts.empty()) return span(tree->stop);
    return span(&tokens_->tokens[tree->parts.front()->start->getTokenIndex() - 1]);
}

void Lowering::insert_parts(Grammar::InsertRelationContext* tree, Write& write) {
    bool alias_seen = false;
    for (auto* part : tree->parts) {
        const bool by_name = part->columns == nullptr && part->alias == nullptr;
        const bool list = part->columns != nullptr;
        if ((list || by_name) && (write.by_name || !write.columns.empty())) {
            reject(span(part), "an INSERT takes a column list or BY NAME, not both", "drop one of the two");
        }
        if (part->alias != nullptr && alias_seen)
            reject(span(part), "the target has two aliases", "drop one of them");
        alias_seen = alias_seen || part->alias != nullptr;
        if (list) write.columns = columns(part->columns);
        if (by_name) write.by_name = true;
    }
}

Yield Lowering::replace_on_source(Grammar::ReplaceOnSourceContext* tree, Scope& scope) {
    if (tree->with != nullptr) {
        Scope own(&scope);
        with_clause(tree->with, own);
        return replace_on_source(tree->inner, own);
    }
    Yield rows = tree->nested != nullptr ? query(tree->nested, scope) : plain_term(tree->first, scope);
    set_operations(tree->operators, tree->rest, scope, rows);
    Scope tail(&scope);
    query_tails(tree->tail, tail, rows);
    if (!tree->pipes.empty()) feed_pipe(rows, false, tail);
    for (auto* step : tree->pipes)
        pipe(step->operator_, tail, rows);
    return rows;
}

void Lowering::update(Grammar::UpdateStatementContext* tree, Grammar::WithClauseContext* with) {
    open("update", tree);
    lineage_ = true;
    Scope scope;
    if (with != nullptr) with_clause(with, scope);
    Write write;
    write.kind = WriteKind::update;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    Scope own(&scope);
    target_source(add_write(std::move(write)), tree->alias, own);
    Yield rows;
    assign(tree->assignments, own, rows);
    purpose_ = Purpose::filter;
    condition(tree->where, own);
    purpose_ = Purpose::lineage;
    store_assignments(rows);
    close();
}

void Lowering::delete_rows(Grammar::DeleteStatementContext* tree, Grammar::WithClauseContext* with) {
    open("delete", tree);
    purpose_ = Purpose::filter;
    Scope scope;
    if (with != nullptr) with_clause(with, scope);
    Write write;
    write.kind = WriteKind::delete_rows;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    Scope own(&scope);
    target_source(add_write(std::move(write)), tree->alias, own);
    condition(tree->where, own);
    purpose_ = Purpose::lineage;
    close();
}

void Lowering::assignments(const std::vector<Grammar::AssignmentContext*>& list, Scope& scope) {
    for (auto* item : list)
        visit(item->value, scope);
}

void Lowering::assign(const std::vector<Grammar::AssignmentContext*>& list, Scope& scope, Yield& rows) {
    for (auto* item : list)
        assign(assigned_column(item->column, scope), item->value, scope, rows);
}

/// A column of the target, without the name that the target has in the statement.
Word Lowering::assigned_column(Grammar::ColumnNameContext* tree, const Scope& scope) {
    Name path;
    for (auto* part : tree->parts)
        append_parts(path, part);
    return joined(path.parts, scope.sources.front().qualifier_length(path.parts));
}

/// What a column is set to. Several clauses may set one; it then has the sources of all.
void Lowering::assign(Word column, Grammar::ExpressionContext* value, Scope& scope, Yield& rows) {
    Mentions mentions;
    {
        const Collecting collecting(collected_, &mentions);
        visit(value, scope);
    }
    YieldColumn set;
    set.name = std::move(column);
    trace(mentions, scope, set);
    auto* operand = only_operand(value);
    set.direct = set.direct && operand != nullptr && operand->name != nullptr && operand->call == nullptr
                 && operand->firstSuffix == nullptr && operand->suffixes.empty() && operand->typed.empty();
    rows.set(set);
}

/// UPDATE SET * and INSERT * take the columns of the source.
void Lowering::assign_all(Grammar::StarExpressionContext* star, const Scope& scope, Yield& rows) {
    if (star->excluded != nullptr) rows.hidden = true;
    for (const Source& source : scope.visible()) {
        if (source.kind == Source::Kind::write) continue;
        if (source.kind == Source::Kind::read) {
            const auto read = static_cast<std::uint32_t>(source.index);
            rows.pass_through(read);
            rows.add_star({span(star), read, star->excluded == nullptr});
        } else if (source.yield == nullptr) {
            rows.hidden = true;
        } else {
            for (const YieldColumn& each : source.yield->columns)
                rows.set(each);
            rows.pass(*source.yield);
        }
    }
}

void Lowering::store_assignments(const Yield& rows) {
    if (rows.columns.empty() && rows.listed()) return;
    facts::Projection projection = projection_of(rows);
    projection.write = 0;
    current_->assignments.push_back(std::move(projection));
}

void Lowering::merge(Grammar::MergeStatementContext* tree, Grammar::WithClauseContext* with) {
    open("merge", tree);
    lineage_ = true;
    Scope scope;
    if (with != nullptr) with_clause(with, scope);
    Write write;
    write.kind = WriteKind::merge;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    Scope own(&scope);
    const std::size_t write_index = add_write(std::move(write));
    target_source(write_index, tree->alias, own);
    relation_primary(tree->source, own);
    purpose_ = Purpose::filter;
    condition(tree->condition, own);
    Yield rows;
    for (auto* clause : tree->clauses) {
        merge_clause(clause, own, rows);
        if (clause->action->getType() == Grammar::DELETE) current_->writes[write_index].deletes = true;
        if (clause->by != nullptr && clause->by->getType() == Grammar::SOURCE)
            current_->writes[write_index].by_source = true;
    }
    purpose_ = Purpose::lineage;
    store_assignments(rows);
    close();
}

void Lowering::merge_clause(Grammar::MergeClauseContext* tree, Scope& scope, Yield& rows) {
    {
        const Counting counting(conditions_);
        visit(tree->condition, scope);
    }
    const bool not_matched = tree->negation != nullptr;
    const bool by_source = tree->by != nullptr && tree->by->getType() == Grammar::SOURCE;
    const bool insert = tree->action->getType() == Grammar::INSERT;
    if (!not_matched && tree->by != nullptr) {
        reject(span(tree->by), "only WHEN NOT MATCHED takes BY TARGET or BY SOURCE",
               "drop BY, or write WHEN NOT MATCHED");
    }
    if (insert && (!not_matched || by_source)) {
        reject(span(tree->action), "only WHEN NOT MATCHED [BY TARGET] can insert",
               "write UPDATE SET or DELETE");
    }
    if (!insert && not_matched && !by_source) {
        reject(span(tree->action), "WHEN NOT MATCHED can only insert: the target has no such row",
               "write INSERT, or WHEN NOT MATCHED BY SOURCE");
    }
    purpose_ = Purpose::lineage;
    assign(tree->assignments, scope, rows);
    for (std::size_t i = 0; i < tree->values.size(); ++i) {
        const bool named = i < tree->columns->items.size();
        assign(named ? assigned_column(tree->columns->items[i], scope) : Word(), tree->values[i], scope,
               rows);
    }
    if (tree->star != nullptr) assign_all(tree->star, scope, rows);
    purpose_ = Purpose::filter;
}

void Lowering::copy_into(Grammar::CopyStatementContext* tree) {
    open("copy-into", tree);
    Write write;
    write.kind = WriteKind::copy_into;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    write.columns = columns(tree->columns);
    add_write(std::move(write));
    lineage_ = true;
    Scope scope;
    auto* path = tree->source->path;
    facts::Read read;
    if (path->text != nullptr) {
        read.kind = facts::ReadKind::path;
        read.name = {{string_word(path->text)}, span(path->text)};
    } else {
        read.name = name(path->name);
        read.kind = read.name.last().text.value.find('/') != std::string::npos ? facts::ReadKind::path
                                                                               : facts::ReadKind::relation;
    }
    add_read(std::move(read), scope);
    Yield rows;
    for (auto* item : tree->source->items)
        output(item, scope, rows);
    visit(tree->source->where, scope);
    if (!tree->source->items.empty()) store(rows, 0, true);
    add_options(path->credential);
    add_options(path->encryption);
    for (auto* clause : tree->clauses) {
        add_options(clause->options);
    }
    close();
}

void Lowering::load_data(Grammar::LoadStatementContext* tree) {
    open("load-data", tree);
    Write write;
    write.kind = WriteKind::load_data;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    write.partition = partition(tree->partition);
    if (tree->partition != nullptr) write.into = source::cover(write.target.span, span(tree->partition));
    add_write(std::move(write));
    Scope scope;
    facts::Read read;
    read.kind = facts::ReadKind::path;
    read.name = {{string_word(tree->path)}, span(tree->path)};
    add_read(std::move(read), scope);
    close();
}

void Lowering::truncate(Grammar::TruncateStatementContext* tree) {
    open("truncate", tree);
    Write write;
    write.kind = WriteKind::truncate;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    write.partition = partition(tree->partition);
    if (tree->partition != nullptr) write.into = source::cover(write.target.span, span(tree->partition));
    add_write(std::move(write));
    close();
}

} // namespace lakelint::lower::databricks
