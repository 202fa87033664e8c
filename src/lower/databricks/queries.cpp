// SPDX-License-Identifier: Apache-2.0

// Grammar: Queries.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

namespace lakelint::lower::databricks {

void Lowering::query(Grammar::QueryContext* tree, Scope& outer) {
    Scope scope(&outer);
    if (tree->with != nullptr) with_clause(tree->with, scope);
    query_body(tree->body, tree->with != nullptr ? scope : outer);
}

void Lowering::query(Grammar::ParenthesizedQueryContext* tree, Scope& outer) {
    if (tree->body != nullptr) query(tree->body, outer); // SHOW and DESCRIBE read no rows
}

void Lowering::with_clause(Grammar::WithClauseContext* tree, Scope& scope) {
    for (auto* table : tree->tables) {
        const std::string name = source::fold_case(word(table->name).text.value);
        if (has(tree, Grammar::RECURSIVE)) scope.common_tables.insert(name);
        query(table->body, scope);
        scope.common_tables.insert(name);
    }
}

void Lowering::query_body(Grammar::QueryBodyContext* tree, Scope& outer) {
    Scope scope(&outer);
    // Pipes go on with the relations of the first query; set operations have their own.
    if (tree->first->from != nullptr) {
        from_query(tree->first->from, outer, scope);
    } else {
        query_term(tree->first, outer);
    }
    for (auto* term : tree->rest)
        query_term(term, outer);
    query_tails(tree->tail, scope);
    for (auto* step : tree->pipes)
        pipe(step->operator_, scope);
}

void Lowering::query_term(Grammar::QueryTermContext* tree, Scope& outer) {
    if (tree->select != nullptr) {
        select_query(tree->select, outer);
    } else if (tree->from != nullptr) {
        Scope scope(&outer);
        from_query(tree->from, outer, scope);
    } else if (tree->values != nullptr) {
        visit_all(tree->values->rows, outer);
    } else if (tree->table != nullptr) {
        table_query(tree->table, outer);
    } else {
        query(tree->nested, outer);
    }
}

void Lowering::plain_term(Grammar::PlainTermContext* tree, Scope& outer) {
    if (tree->select != nullptr) {
        select_query(tree->select, outer);
    } else if (tree->from != nullptr) {
        Scope scope(&outer);
        from_query(tree->from, outer, scope);
    } else if (tree->values != nullptr) {
        visit_all(tree->values->rows, outer);
    } else {
        table_query(tree->table, outer);
    }
}

void Lowering::plain_query(Grammar::PlainQueryContext* tree, Scope& outer) {
    Scope scope(&outer);
    if (tree->with != nullptr) with_clause(tree->with, scope);
    plain_term(tree->plain->first, scope);
    for (auto* term : tree->plain->rest)
        query_term(term, scope);
    query_tails(tree->plain->tail, scope);
    for (auto* step : tree->plain->pipes)
        pipe(step->operator_, scope);
}

/// TABLE t.
void Lowering::table_query(Grammar::ObjectNameContext* table, Scope& scope) {
    Scope own(&scope);
    facts::Read read;
    read.name = name(table);
    const bool common =
        read.name.parts.size() == 1 && scope.is_common_table(source::fold_case(read.name.text()));
    if (!common) add_read(std::move(read), own);
}

void Lowering::select_query(Grammar::SelectQueryContext* tree, Scope& outer) {
    Scope scope(&outer);
    if (tree->from != nullptr) relation_list(tree->from->list, scope);
    select_list(tree->list, scope);
    select_clauses(tree->clauses, scope);
}

void Lowering::from_query(Grammar::FromQueryContext* tree, Scope& outer, Scope& scope) {
    (void)outer;
    relation_list(tree->from->list, scope);
    views_or_joins(tree->views, scope);
    if (tree->list == nullptr) return;
    select_list(tree->list, scope);
    select_clauses(tree->clauses, scope);
    for (auto* more : tree->more) {
        select_list(more->list, scope);
        select_clauses(more->clauses, scope);
    }
}

void Lowering::select_list(Grammar::SelectListContext* tree, Scope& scope) {
    check_hints(tree);
    visit_all(tree->items, scope);
}

void Lowering::select_clauses(Grammar::SelectClausesContext* tree, Scope& scope) {
    views_or_joins(tree->views, scope);
    condition(tree->where, scope);
    if (tree->group != nullptr) group_by(tree->group, scope);
    visit(tree->having, scope);
    visit(tree->qualify, scope);
}

void Lowering::group_by(Grammar::GroupByContext* tree, Scope& scope) {
    for (auto* item : tree->items) {
        visit(item->value, scope);
        if (item->sets != nullptr) grouping_sets(item->sets, scope);
    }
}

namespace {

/// `()`, the grand total.
bool is_empty_set(Grammar::ExpressionContext* tree) {
    const auto* operand = tree->first->left;
    return operand->close != nullptr && operand->items.empty();
}

} // namespace

void Lowering::grouping_sets(Grammar::GroupingSetsContext* tree, Scope& scope) {
    for (auto* item : tree->items) {
        if (item->value != nullptr && !is_empty_set(item->value)) visit(item->value, scope);
        if (item->sets != nullptr) grouping_sets(item->sets, scope);
    }
}

namespace {

/// The order in which the clauses after a query may come.
int tail_rank(const Grammar::QueryTailContext& tail) {
    if (tail.order != nullptr) return 0;
    switch (tail.kind->getType()) {
    case Grammar::CLUSTER: return 1;
    case Grammar::DISTRIBUTE: return 2;
    case Grammar::SORT: return 3;
    case Grammar::LIMIT: return 4;
    default: return 5;
    }
}

} // namespace

void Lowering::query_tails(const std::vector<Grammar::QueryTailContext*>& tails, Scope& scope) {
    int last = -1;
    for (auto* tail : tails) {
        const int rank = tail_rank(*tail);
        if (rank <= last) {
            reject(span(tail->start), "this clause comes too late, or twice",
                   "write ORDER BY, CLUSTER BY, DISTRIBUTE BY, SORT BY, LIMIT, OFFSET in this order");
        }
        last = rank;
        if (tail->order != nullptr) visit_all(tail->order->sorts, scope);
        visit_all(tail->items, scope);
        visit_all(tail->sorts, scope);
    }
}

void Lowering::pipe(Grammar::PipeOperatorContext* tree, Scope& scope) {
    if (tree->list != nullptr) select_list(tree->list, scope);
    visit_all(tree->extended, scope);
    assignments(tree->assignments, scope);
    condition(tree->where, scope);
    visit_all(tree->aggregates, scope);
    if (tree->joined != nullptr) join(tree->joined, scope);
    if (tree->operand_ != nullptr) query_term(tree->operand_, scope);
    query_tails(tree->tails, scope);
    if (tree->pivoted != nullptr) pivot(tree->pivoted, scope);
    if (tree->view != nullptr) lateral_view(tree->view, scope);
}

/// FROM t INSERT INTO a SELECT … INSERT INTO b SELECT …: what stands in FROM feeds every target, what stands
/// in one SELECT only its own.
void Lowering::multi_insert(Grammar::MultiInsertContext* tree, Scope& outer) {
    Scope scope(&outer);
    relation_list(tree->list, scope);
    views_or_joins(tree->views, scope);
    for (auto* part : tree->inserts) {
        facts::Write write;
        bool is_table = false;
        insert_target(part->target, scope, write, is_table);
        if (is_table) feeds_ = static_cast<std::uint32_t>(add_write(std::move(write)));
        Scope own(&scope);
        select_list(part->list, own);
        views_or_joins(part->clauses->views, own);
        visit(part->clauses->where, own); // bounds one of several outcomes: nothing of the read as a whole
        if (part->clauses->group != nullptr) group_by(part->clauses->group, own);
        visit(part->clauses->having, own);
        visit(part->clauses->qualify, own);
        query_tails(part->tail, own);
        feeds_.reset();
    }
}

} // namespace lakelint::lower::databricks
