// SPDX-License-Identifier: Apache-2.0

// Grammar: Pipelines.g4
#include "lower/databricks/lowering.h"

namespace lakelint::lower::databricks {

/// The flow of CREATE STREAMING TABLE … FLOW …: reads of the statement that creates the table.
void Lowering::flow(Grammar::FlowClauseContext* tree) {
    Scope scope;
    lineage_ = true;
    visit(tree->condition, scope);
    if (tree->query_ != nullptr) store(query(tree->query_, scope), std::nullopt, true);
    if (tree->cdc != nullptr) cdc(tree->cdc, scope);
}

void Lowering::create_flow(Grammar::CreateFlowContext* tree) {
    open("create-flow", tree);
    facts::Write write;
    write.kind = facts::WriteKind::flow;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    add_write(std::move(write));
    Scope scope;
    lineage_ = true;
    if (tree->query_ != nullptr) store(query(tree->query_, scope), 0, true);
    if (tree->cdc != nullptr) cdc(tree->cdc, scope);
    close();
}

void Lowering::apply_changes(Grammar::ApplyChangesContext* tree) {
    open("apply-changes", tree);
    facts::Write write;
    write.kind = facts::WriteKind::flow;
    write.keyword = span(tree->start);
    write.target = name(tree->target);
    add_write(std::move(write));
    Scope scope;
    cdc(tree->cdc, scope);
    close();
}

void Lowering::cdc(Grammar::CdcSpecificationContext* tree, Scope& scope) {
    Scope own(&scope);
    auto* source = tree->source;
    if (source->nested != nullptr) {
        query(source->nested, own);
    } else {
        facts::Read read;
        read.streaming = source->start->getType() == Grammar::STREAM;
        read.name = name(source->name);
        auto* arguments = source->arguments;
        const bool stream_call = arguments != nullptr && !arguments->arguments.empty()
                                 && arguments->arguments.front()->value != nullptr;
        if (stream_call) {
            read.streaming = true;
            if (const auto path = column_path(arguments->arguments.front()->value)) {
                read.name = {*path, span(arguments->arguments.front())};
            }
        }
        add_read(std::move(read), own);
    }
    bool sequenced = false;
    for (auto* option : tree->options_) {
        visit(option->condition, own);
        visit(option->sequence, own);
        sequenced = sequenced || option->start->getType() == Grammar::SEQUENCE;
    }
    if (!sequenced) reject(span(tree), "changes need SEQUENCE BY", "name the column that orders them");
}

} // namespace lakelint::lower::databricks
