// SPDX-License-Identifier: Apache-2.0

// Grammar: Routines.g4
#include "lower/databricks/lowering.h"

namespace lakelint::lower::databricks {

void Lowering::create_function(Grammar::CreateFunctionContext* tree) {
    open("create-function", tree);
    auto change = object_change("create", "function", tree->name);
    guard(tree->guard, change);
    Scope scope;
    for (auto* parameter : tree->parameters) {
        check_type(parameter->type);
        visit(parameter->default_, scope);
    }
    if (tree->result != nullptr) check_type(tree->result->type);
    for (auto* clause : tree->clauses) {
        if (clause->comment != nullptr) change.comment = string_word(clause->comment);
    }
    current_->objects.push_back(std::move(change));
    if (tree->body != nullptr) {
        visit(tree->body->value, scope);
        if (tree->body->query_ != nullptr) plain_query(tree->body->query_, scope);
    }
    close();
}

/// The statements of the body stand for themselves: that is what a call will run.
void Lowering::create_procedure(Grammar::CreateProcedureContext* tree) {
    open("create-procedure", tree);
    auto change = object_change("create", "procedure", tree->name);
    guard(tree->guard, change);
    current_->objects.push_back(std::move(change));
    for (auto* parameter : tree->parameters) {
        check_type(parameter->type);
        variables_.insert(source::fold_case(word(parameter->name).text.value));
    }
    close();
    script(tree->body->body->statements);
}

} // namespace lakelint::lower::databricks
