// SPDX-License-Identifier: Apache-2.0

// Grammar: Maintenance.g4
#include "lower/databricks/lowering.h"

namespace lakelint::lower::databricks {

using facts::Maintenance;
using facts::MaintenanceKind;

/// Adds the common part of a maintenance statement; the statement is open.
void Lowering::maintain(MaintenanceKind kind, Grammar::TableOrPathContext* target,
                        Grammar::ObjectNameContext* table) {
    Maintenance job;
    job.kind = kind;
    job.keyword = current_->keyword;
    if (target != nullptr && target->path != nullptr) job.path = string_word(target->path);
    if (target != nullptr && target->name != nullptr) table = target->name;
    if (table != nullptr) job.name = name(table);
    current_->maintenance.push_back(std::move(job));
}

void Lowering::optimize(Grammar::OptimizeStatementContext* tree) {
    open("optimize", tree);
    maintain(MaintenanceKind::optimize, tree->target, nullptr);
    Maintenance& job = current_->maintenance.back();
    job.full = tree->full != nullptr;
    if (job.full) job.full_span = span(tree->full);
    Scope scope;
    if (tree->where != nullptr) {
        job.predicate.present = true;
        job.predicate.span = span(tree->where);
        for (const BoundColumn& bound : bounds(tree->where, scope, false).columns) {
            job.predicate.bounds.push_back(
                {bound.path.back(), bound.kind, bound.function, true, bound.sense});
        }
    }
    if (tree->zorder != nullptr) {
        job.zorder_span = source::cover(span(find(tree, Grammar::ZORDER)), span(tree->zorder));
        for (auto* item : tree->zorder->items)
            job.zorder.push_back(column(item));
    }
    close();
}

void Lowering::vacuum(Grammar::VacuumStatementContext* tree) {
    open("vacuum", tree);
    maintain(MaintenanceKind::vacuum, tree->target, nullptr);
    for (auto* option : tree->options_) {
        Maintenance& job = current_->maintenance.back();
        if (option->kind->getType() == Grammar::RETAIN) job.retain = text_word(option->amount);
        if (option->kind->getType() == Grammar::DRY) job.dry_run = true;
        if (option->kind->getType() == Grammar::FULL) {
            job.full = true;
            job.full_span = span(option->kind);
        }
    }
    close();
}

/// What a pipeline has made is computed anew. A plain REFRESH [TABLE] t only reads metadata again, and is no
/// maintenance: of its forms only FULL is for pipelines.
void Lowering::refresh(Grammar::RefreshStatementContext* tree) {
    open("refresh", tree);
    const std::size_t object = tokens_->tokens[tree->start->getTokenIndex() + 1].type();
    const Token* full = nullptr;
    if (tree->name != nullptr && object != Grammar::FUNCTION && object != Grammar::FOREIGN) {
        for (std::size_t i = tree->name->stop->getTokenIndex() + 1; i <= tree->stop->getTokenIndex(); ++i) {
            if (tokens_->tokens[i].type() == Grammar::FULL) full = &tokens_->tokens[i];
        }
    }
    if (object == Grammar::MATERIALIZED || object == Grammar::STREAMING || full != nullptr) {
        maintain(MaintenanceKind::refresh, nullptr, tree->name);
        Maintenance& job = current_->maintenance.back();
        job.full = full != nullptr;
        if (job.full) job.full_span = span(full);
    } else {
        not_judged();
    }
    close();
}

void Lowering::reorg(Grammar::ReorgStatementContext* tree) {
    open("reorg", tree);
    maintain(MaintenanceKind::reorg, tree->target, nullptr);
    current_->maintenance.back().purge = has(tree, Grammar::PURGE);
    Scope scope;
    visit(tree->where, scope);
    close();
}

} // namespace lakelint::lower::databricks
