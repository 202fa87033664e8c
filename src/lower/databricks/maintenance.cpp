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
    Scope scope;
    if (tree->where != nullptr) {
        job.predicate.present = true;
        job.predicate.span = span(tree->where);
        for (const BoundColumn& bound : bounds(tree->where, scope, false).columns) {
            job.predicate.bounds.push_back({bound.path.back(), bound.kind, bound.function, true});
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
        if (option->kind->getType() == Grammar::FULL) job.full = true;
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
