// SPDX-License-Identifier: Apache-2.0

// Grammar: Scripting.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <utility>

namespace lakelint::lower::databricks {

void Lowering::script(const std::vector<Grammar::ScriptStatementContext*>& statements) {
    for (auto* inner : statements)
        script_statement(inner);
}

/// A part of a script that may not run, or more than once.
void Lowering::branch(const antlr4::ParserRuleContext* body,
                      const std::vector<Grammar::ScriptStatementContext*>& statements) {
    const Span outer = std::exchange(branch_, span(body));
    script(statements);
    branch_ = outer;
}

void Lowering::script_statement(Grammar::ScriptStatementContext* tree) {
    if (tree->declaration != nullptr) declaration(tree->declaration);
    if (tree->block != nullptr) labelled(tree->block);
    const std::size_t before = finished_.size();
    if (tree->plain != nullptr) statement(tree->plain);
    if (tree->plain != nullptr && before < finished_.size() && tree->stop != nullptr) {
        const Token& next = tokens_->tokens[tree->stop->getTokenIndex() + 1];
        if (next.type() == Grammar::SEMICOLON) finished_[before].terminator = span(&next);
    }
    if (auto* choice = tree->conditional) {
        for (auto* test : choice->conditions)
            script_query("if", choice, test);
        for (auto* body : choice->bodies)
            branch(body, body->statements);
    }
    if (auto* choice = tree->choice) {
        if (choice->subject != nullptr) script_query("case", choice, choice->subject);
        for (auto* test : choice->conditions)
            script_query("case", choice, test);
        for (auto* body : choice->bodies)
            branch(body, body->statements);
    }
}

void Lowering::labelled(Grammar::LabelledContext* tree) {
    if (tree->nested != nullptr) script(tree->nested->body->statements);
    if (tree->loop_ != nullptr) loop(tree->loop_);
}

void Lowering::loop(Grammar::LoopStatementContext* tree) {
    if (tree->condition != nullptr) script_query("loop", tree, tree->condition);
    if (tree->query_ != nullptr) {
        open("for", tree);
        Scope scope;
        query(tree->query_, scope);
        close();
    }
    if (tree->variable != nullptr) variables_.insert(source::fold_case(word(tree->variable).text.value));
    branch(tree->body, tree->body->statements);
}

/// A condition of a script is a statement of its own only where it reads something.
void Lowering::script_query(const char* kind, const antlr4::ParserRuleContext* tree,
                            Grammar::ExpressionContext* condition) {
    open(kind, tree);
    Scope scope;
    visit(condition, scope);
    if (current_->reads.empty()) {
        building_.reset();
        current_ = nullptr;
    } else {
        close();
    }
}

void Lowering::declaration(Grammar::ScriptDeclarationContext* tree) {
    const bool condition = has(tree, Grammar::CONDITION) && tree->type == nullptr && tree->value == nullptr
                           && tree->query_ == nullptr;
    if (condition && !tree->names.empty() && tree->names.front()->parts.size() > 1) {
        reject(span(tree->names.front()), "the name of a condition has one part",
               "drop what stands before its last dot");
    }
    check_type(tree->type);
    for (auto* declared : tree->names)
        variables_.insert(source::fold_case(name(declared).last().text.value));
    if (tree->value != nullptr) script_query("declare", tree, tree->value);
    if (tree->query_ != nullptr) {
        open("declare", tree);
        Scope scope;
        query(tree->query_, scope);
        close();
    }
    if (tree->action == nullptr) return;
    if (tree->action->block != nullptr) branch(tree->action, tree->action->block->body->statements);
    if (tree->action->plain != nullptr) {
        const Span outer = std::exchange(branch_, span(tree->action));
        statement(tree->action->plain);
        branch_ = outer;
    }
}

} // namespace lakelint::lower::databricks
