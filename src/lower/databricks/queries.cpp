// SPDX-License-Identifier: Apache-2.0

// Grammar: Queries.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

Yield Lowering::query(Grammar::QueryContext* tree, Scope& outer) {
    const Collecting nothing(collected_, nullptr); // its columns are not those of an expression around it
    const auto recursion = std::exchange(recursion_, nullptr);
    const Restoring windows(windows_, nullptr);
    Scope scope(&outer);
    if (tree->with != nullptr) with_clause(tree->with, scope);
    recursion_ = recursion;
    return query_body(tree->body, tree->with != nullptr ? scope : outer);
}

Yield Lowering::query(Grammar::ParenthesizedQueryContext* tree, Scope& outer) {
    if (tree->body != nullptr) return query(tree->body, outer);
    Yield result; // SHOW and DESCRIBE read no rows
    result.hidden = true;
    result.few = true;
    return result;
}

void Lowering::with_clause(Grammar::WithClauseContext* tree, Scope& scope) {
    const bool recursive = tokens_->tokens[tree->start->getTokenIndex() + 1].type() == Grammar::RECURSIVE;
    for (auto* table : tree->tables) {
        const std::vector<Word> names = listed_names(table->columns);
        CommonTable common{source::fold_case(word(table->name).text.value), nullptr, common_.tables.size()};
        common_.tables.push_back({current_->reads.size(), 0});
        const auto around = std::exchange(common_.inside, common.number);
        if (recursive) {
            // While its own query is read, it yields what the first part of that does.
            Recursion recursion{scope, scope.common_tables.size(), names};
            scope.common_tables.push_back(common);
            recursion_ = &recursion;
            Yield rows = query(table->body, scope);
            recursion_ = nullptr;
            rows.rename(names);
            rows.close_origins();
            scope.common_tables[recursion.at].yield = std::make_shared<const Yield>(std::move(rows));
        } else {
            Yield rows = query(table->body, scope);
            rows.rename(names);
            common.yield = std::make_shared<const Yield>(std::move(rows));
            common.derivation = derive(common.yield);
            scope.common_tables.push_back(common);
        }
        common_.tables[common.number].last = current_->reads.size();
        common_.inside = around;
    }
}

std::vector<Word> Lowering::listed_names(Grammar::IdentifierListContext* list) {
    std::vector<Word> names;
    if (list == nullptr) return names;
    for (auto* item : list->items)
        names.push_back(word(item));
    return names;
}

namespace {

/// `UNION`, which takes the rows of both sides; INTERSECT and EXCEPT keep or drop rows of the first.
bool unites(const Grammar::SetOperatorContext* tree) { return tree->start->getType() == Grammar::UNION; }

} // namespace

Yield Lowering::query_body(Grammar::QueryBodyContext* tree, Scope& outer) {
    const Recursion* recursion = std::exchange(recursion_, nullptr);
    Scope scope(&outer);
    // Pipes go on with the relations of the first query; set operations have their own.
    Yield rows =
        tree->first->from != nullptr ? from_query(tree->first->from, scope) : query_term(tree->first, outer);
    if (recursion != nullptr && !tree->rest.empty()) {
        Yield first = rows;
        first.rename(recursion->names);
        first.close_origins();
        recursion->scope.common_tables[recursion->at].yield = std::make_shared<const Yield>(std::move(first));
    }
    set_operations(tree->operators, tree->rest, outer, rows);
    query_tails(tree->tail, scope, rows);
    find_peek(tree, rows);
    const bool only_from =
        tree->first->from != nullptr && tree->first->from->list == nullptr && tree->rest.empty();
    if (!tree->pipes.empty() && !only_from) feed_pipe(rows, false, scope);
    for (auto* step : tree->pipes)
        pipe(step->operator_, scope, rows);
    products(scope);
    return rows;
}

void Lowering::set_operations(const std::vector<Grammar::SetOperatorContext*>& operators,
                              const std::vector<Grammar::QueryTermContext*>& terms, Scope& outer,
                              Yield& rows) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Yield more = query_term(terms[i], outer);
        rows.order.reset();
        rows.plain.reset();
        if (unites(operators[i])) {
            rows.unite(more);
        } else {
            rows.unite_origins(more);
        }
    }
}

Yield Lowering::query_term(Grammar::QueryTermContext* tree, Scope& outer) {
    if (tree->select != nullptr) return select_query(tree->select, outer);
    if (tree->values != nullptr) return values_query(tree->values, outer);
    if (tree->table != nullptr) return table_query(tree->table, outer);
    if (tree->nested != nullptr) return query(tree->nested, outer);
    Scope scope(&outer);
    Yield rows = from_query(tree->from, scope);
    products(scope);
    return rows;
}

Yield Lowering::plain_term(Grammar::PlainTermContext* tree, Scope& outer) {
    if (tree->select != nullptr) return select_query(tree->select, outer);
    if (tree->values != nullptr) return values_query(tree->values, outer);
    if (tree->table != nullptr) return table_query(tree->table, outer);
    Scope scope(&outer);
    Yield rows = from_query(tree->from, scope);
    products(scope);
    return rows;
}

void Lowering::plain_query(Grammar::PlainQueryContext* tree, Scope& outer) {
    Scope scope(&outer);
    if (tree->with != nullptr) with_clause(tree->with, scope);
    Yield rows = plain_term(tree->plain->first, scope);
    set_operations(tree->plain->operators, tree->plain->rest, scope, rows);
    query_tails(tree->plain->tail, scope, rows);
    if (!tree->plain->pipes.empty()) feed_pipe(rows, false, scope);
    for (auto* step : tree->plain->pipes)
        pipe(step->operator_, scope, rows);
    products(scope);
}

/// TABLE t.
Yield Lowering::table_query(Grammar::ObjectNameContext* table, Scope& scope) {
    Scope own(&scope);
    facts::Read read;
    read.name = name(table);
    const CommonTable* common = use_of_common_table(read.name, scope);
    if (common != nullptr) {
        if (common->yield == nullptr) return {};
        add_use(*common, common->yield, own);
    } else {
        add_read(std::move(read), own);
    }
    Yield rows = rows_of(own);
    rows.plain = plain_source(own);
    rows.few = common != nullptr && common->yield->few;
    if (common != nullptr) rows.order = common->yield->order;
    return rows;
}

/// VALUES; its columns have names only where an alias gives some.
Yield Lowering::values_query(Grammar::ValuesQueryContext* tree, Scope& scope) {
    visit_all(tree->rows, scope);
    return values(tree->rows, tree->alias);
}

Yield Lowering::values(const std::vector<Grammar::ExpressionContext*>& rows,
                       Grammar::TableAliasContext* alias) {
    Yield result;
    result.few = true;
    const auto* row = only_operand(rows.front());
    const bool several = row != nullptr && row->items.size() > 1;
    const std::vector<Word> names = listed_names(alias == nullptr ? nullptr : alias->columns);
    const std::size_t count = several ? row->items.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        YieldColumn column;
        column.name = i < names.size() ? names[i] : Word{Text("col" + std::to_string(i + 1)), {}};
        result.columns.push_back(std::move(column));
    }
    return result;
}

Yield Lowering::select_query(Grammar::SelectQueryContext* tree, Scope& outer) {
    Scope scope(&outer);
    if (tree->from != nullptr) relation_list(tree->from->list, scope);
    Yield rows = select(tree->list, tree->clauses, scope);
    products(scope);
    return rows;
}

Yield Lowering::from_query(Grammar::FromQueryContext* tree, Scope& scope) {
    relation_list(tree->from->list, scope);
    views_or_joins(tree->views, scope);
    if (tree->list == nullptr) return rows_of(scope);
    Yield rows = select(tree->list, tree->clauses, scope);
    for (auto* more : tree->more)
        rows.unite(select(more->list, more->clauses, scope));
    return rows;
}

Yield Lowering::select(Grammar::SelectListContext* list, Grammar::SelectClausesContext* clauses,
                       Scope& scope) {
    views_or_joins(clauses->views, scope); // before the columns that name what they make
    Windows windows;
    const Restoring restoring(windows_, &windows);
    Yield rows = select_list(list, scope);
    select_clauses(clauses, scope, rows);
    keep_partitions(windows, clauses, rows);
    const bool every = clauses->where == nullptr && clauses->group == nullptr && clauses->having == nullptr
                       && clauses->qualify == nullptr && windows.empty() && !aggregates(list)
                       && (list->quantifier == nullptr || list->quantifier->getType() != Grammar::DISTINCT);
    if (every && list->script == nullptr) rows.plain = plain_source(scope);
    const auto sources = scope.visible();
    rows.few = std::all_of(sources.begin(), sources.end(), [](const Source& source) { return source.few; })
               || (clauses->group == nullptr && aggregates(list));
    return rows;
}

void Lowering::select_clauses(Grammar::SelectClausesContext* tree, Scope& scope, Yield& rows) {
    condition(tree->where, scope);
    if (tree->group != nullptr) group_by(tree->group, scope);
    const Counting counting(conditions_);
    const bool several = tree->group != nullptr && makes_totals(tree->group);
    if (several) rows.close_origins();
    if (tree->having != nullptr && tree->group != nullptr && !several) {
        having(tree->having, rows, scope);
    } else {
        visit(tree->having, scope);
    }
    visit(tree->qualify, scope);
}

/// Without GROUP BY a list of aggregates makes one row. Its first item that is more than a literal tells.
bool Lowering::aggregates(const Grammar::SelectListContext* tree) const {
    for (auto* item : tree->items) {
        const auto* operand = only_operand(item->value);
        if (operand != nullptr && (operand->literal != nullptr || !operand->strings.empty())) continue;
        bool found = false;
        const auto& tokens = tokens_->tokens;
        for (std::size_t i = item->start->getTokenIndex(); i < item->stop->getTokenIndex(); ++i) {
            const std::size_t type = tokens[i].type();
            if (type == Grammar::OVER || type == Grammar::LPAREN_QUERY) return false;
            found = found || (tokens[i + 1].type() == Grammar::LPAREN && is_aggregate(tokens[i].text()));
        }
        return found;
    }
    return false;
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

/// ORDER BY, LIMIT … after a whole query, and what they make of its rows.
void Lowering::query_tails(const std::vector<Grammar::QueryTailContext*>& tails, Scope& scope, Yield& rows) {
    int last = -1;
    for (auto* tail : tails) {
        const int rank = tail_rank(*tail);
        if (rank <= last) {
            reject(span(tail->start), "this clause comes too late, or twice",
                   "write ORDER BY, CLUSTER BY, DISTRIBUTE BY, SORT BY, LIMIT, OFFSET in this order");
        }
        last = rank;
        if (tail->order != nullptr) {
            visit_all(tail->order->sorts, scope);
            rows.order = span(tail->order);
        }
        visit_all(tail->items, scope);
        visit_all(tail->sorts, scope);
        if (tail->kind == nullptr) continue;
        const std::size_t kind = tail->kind->getType();
        if (kind == Grammar::LIMIT || kind == Grammar::OFFSET) {
            rows.order.reset();
            rows.close_origins();
        }
        if (kind == Grammar::LIMIT && !tail->items.empty()) {
            const std::string_view limit = text(tail->items.front());
            rows.few = rows.few || limit == "1" || limit == "0";
        }
    }
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
        insert_target(part->target, write, is_table);
        if (is_table) feeds_ = static_cast<std::uint32_t>(add_write(std::move(write)));
        Scope own(&scope);
        views_or_joins(part->clauses->views, own);
        // Names mean what they mean in FROM, too, and `*` takes that.
        own.sources.insert(own.sources.begin(), scope.sources.begin(), scope.sources.end());
        Yield rows = select_list(part->list, own);
        insert_condition(part->clauses->where, own, scope);
        if (part->clauses->group != nullptr) group_by(part->clauses->group, own);
        {
            const Counting counting(conditions_);
            visit(part->clauses->having, own);
            visit(part->clauses->qualify, own);
        }
        query_tails(part->tail, own, rows);
        if (feeds_) store(rows, feeds_, true);
        feeds_.reset();
    }
    products(scope);
}

/// It bounds one of several outcomes: nothing of the reads as a whole.
void Lowering::insert_condition(Grammar::ExpressionContext* tree, Scope& own, Scope& scope) {
    if (tree == nullptr) return;
    Mentions mentions;
    const Collecting collecting(collected_, &mentions);
    const Counting counting(conditions_);
    visit(tree, own);
    scope.conditions.push_back({tree, std::move(mentions.columns)});
}

} // namespace lakelint::lower::databricks
