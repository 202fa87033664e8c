// SPDX-License-Identifier: Apache-2.0

// Grammar: Queries.g4, the steps after |>. Each makes rows of those before it.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

void Lowering::pipe(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows) {
    if (tree->list != nullptr) {
        Yield selected = select_list(tree->list, scope);
        selected.few = rows.few;
        selected.order = rows.order;
        rows = std::move(selected);
        feed_pipe(rows, false, scope);
    }
    for (auto* item : tree->extended)
        output(item, scope, rows);
    if (!tree->extended.empty()) feed_pipe(rows, true, scope);
    if (!tree->assignments.empty()) pipe_set(tree->assignments, scope, rows);
    for (auto* dropped : tree->dropped) {
        std::erase_if(rows.columns, [name = word(dropped).text.value](const YieldColumn& column) {
            return source::equal_folded(column.name.text.value, name);
        });
    }
    if (!tree->dropped.empty()) rows.forget_places();
    if (!tree->dropped.empty()) feed_pipe(rows, true, scope);
    if (tree->alias != nullptr) {
        feed_pipe(rows, false, scope);
        scope.piped->names = {source::fold_case(word(tree->alias).text.value)};
    }
    condition(tree->where, scope);
    if (!tree->aggregates.empty() || tree->groups != nullptr) pipe_aggregate(tree, scope, rows);
    if (tree->operand_ != nullptr) {
        const Yield more = query_term(tree->operand_, scope);
        if (tree->start->getType() == Grammar::UNION) rows.unite(more);
        feed_pipe(rows, false, scope);
    }
    query_tails(tree->tails, scope, rows);
    pipe_relation(tree, scope, rows);
}

/// SET x = …: the column keeps its place.
void Lowering::pipe_set(const std::vector<Grammar::AssignmentContext*>& assignments, Scope& scope,
                        Yield& rows) {
    for (auto* item : assignments) {
        YieldColumn changed;
        changed.name = column(item->column);
        Mentions mentions;
        {
            const Collecting collecting(collected_, &mentions);
            visit(item->value, scope);
        }
        if (lineage_) trace(mentions, scope, changed);
        changed.direct = false;
        const auto found = std::find_if(rows.columns.begin(), rows.columns.end(), [&](const auto& own) {
            return source::equal_folded(own.name.text.value, changed.name.text.value);
        });
        if (found != rows.columns.end()) {
            *found = std::move(changed);
        } else {
            rows.columns.push_back(std::move(changed));
        }
    }
    feed_pipe(rows, true, scope);
}

/// AGGREGATE … GROUP BY …: first what it groups by.
void Lowering::pipe_aggregate(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows) {
    Yield result;
    if (tree->groups != nullptr) {
        for (auto* item : tree->groups->items)
            output(item, scope, result);
        result.hidden = tree->groups->items.empty(); // ALL
    }
    for (auto* item : tree->aggregates)
        output(item, scope, result);
    result.few = rows.few || tree->groups == nullptr;
    rows = std::move(result);
    feed_pipe(rows, false, scope);
}

/// JOIN, LATERAL VIEW, PIVOT …
void Lowering::pipe_relation(Grammar::PipeOperatorContext* tree, Scope& scope, Yield& rows) {
    const std::size_t before = scope.sources.size();
    if (tree->joined != nullptr) join(tree->joined, scope, 0);
    if (tree->view != nullptr) lateral_view(tree->view, scope);
    if (tree->pivoted != nullptr || tree->unpivoted != nullptr) {
        if (tree->pivoted != nullptr) pivot(tree->pivoted, scope);
        scope.reshaped = true;
        rows.columns.clear();
        rows.forget_places();
        rows.openings.clear();
        rows.hidden = true;
    }
    if (scope.sources.size() == before) return;
    rows.order.reset();
    if (!scope.piped) {
        rows = rows_of(scope);
        return;
    }
    for (std::size_t i = before; i < scope.sources.size(); ++i) {
        const Source& added = scope.sources[i];
        rows.few = rows.few && added.few;
        if (added.tested) continue;
        if (added.kind == Source::Kind::read) {
            rows.pass_through(static_cast<std::uint32_t>(added.index));
            rows.openings.push_back({false, static_cast<std::uint32_t>(added.index)});
        } else {
            take_columns(added, scope.merged, {}, rows, 0);
        }
    }
    feed_pipe(rows, false, scope);
}

} // namespace lakelint::lower::databricks
