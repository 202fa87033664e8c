// SPDX-License-Identifier: Apache-2.0

// Grammar: Expressions.g4. Outside conditions an expression is asked which queries stand in it, and which
// columns it mentions.
#include "lower/databricks/lowering.h"

namespace lakelint::lower::databricks {

void Lowering::visit(Grammar::ExpressionContext* tree, Scope& scope) {
    if (tree == nullptr) return;
    if (tree->body != nullptr) {
        lambda(tree, scope);
        return;
    }
    visit(tree->first, scope);
    visit_all(tree->rest, scope);
    if (!tree->holes.empty()) hidden_ = true;
}

void Lowering::visit(Grammar::TermContext* tree, Scope& scope) {
    visit(tree->left, scope);
    visit_all(tree->operands, scope);
    visit_all(tree->tests, scope);
}

void Lowering::visit(Grammar::ComparandContext* tree, Scope& scope) {
    if (tree == nullptr) return;
    visit(tree->left, scope);
    visit_all(tree->operands, scope);
}

void Lowering::visit(Grammar::PredicateContext* tree, Scope& scope) {
    visit(tree->right, scope);
    auto* test = tree->test;
    if (test == nullptr) return;
    visit(test->low, scope);
    visit(test->high, scope);
    visit(test->right, scope);
    visit_all(test->items, scope);
    if (test->query_ != nullptr) query(test->query_, scope);
}

void Lowering::visit(Grammar::OperandContext* tree, Scope& scope) {
    mention(tree);
    if (tree->call != nullptr) {
        check_cast(tree);
        visit(tree->call, scope);
        forget_words(tree);
    }
    if (tree->choice != nullptr) visit(tree->choice, scope);
    if (tree->existsQuery != nullptr) query(tree->existsQuery, scope);
    if (tree->query_ != nullptr) scalar_query(tree->query_, scope);
    if (tree->close != nullptr && tree->items.empty()) {
        reject(span(tree), "an empty pair of parentheses is no expression", "only GROUPING SETS takes `()`");
    }
    visit_all(tree->items, scope);
    if (tree->firstSuffix != nullptr) visit(tree->firstSuffix, scope);
    visit_all(tree->suffixes, scope);
}

/// A query for one value: what that is computed from is what the expression around it is.
void Lowering::scalar_query(Grammar::ParenthesizedQueryContext* tree, Scope& scope) {
    const Yield value = query(tree, scope);
    if (collected_ == nullptr || !lineage_) return;
    collected_->followed = collected_->followed && value.listed();
    for (const YieldColumn& column : value.columns) {
        collected_->followed = collected_->followed && column.followed;
        collected_->values.insert(collected_->values.end(), column.sources.begin(), column.sources.end());
    }
}

void Lowering::visit(Grammar::CaseExpressionContext* tree, Scope& scope) {
    visit(tree->subject, scope);
    for (auto* when : tree->whens) {
        visit(when->condition, scope);
        visit(when->result, scope);
    }
    visit(tree->otherwise, scope);
}

void Lowering::visit(Grammar::CallArgumentsContext* tree, Scope& scope) { visit_all(tree->arguments, scope); }

void Lowering::visit(Grammar::ArgumentContext* tree, Scope& scope) {
    if (tree->named == nullptr && tree->table == nullptr)
        visit(tree->value, scope); // else a parameter's name
    visit_all(tree->tails, scope);
    visit(tree->named, scope);
    if (tree->named != nullptr) suspect(text_word(tree->value), tree->named);
    if (tree->table != nullptr) table_argument(tree->table, scope);
    for (auto* tail : tree->more)
        visit(tail->value, scope);
}

void Lowering::visit(Grammar::SuffixContext* tree, Scope& scope) {
    if (tree->plain != nullptr) visit(tree->plain, scope);
}

void Lowering::visit(Grammar::PlainSuffixContext* tree, Scope& scope) {
    check_type(tree->type);
    visit(tree->index, scope);
    visit(tree->filter, scope);
    if (tree->order != nullptr) visit_all(tree->order->sorts, scope);
    if (tree->over != nullptr) visit(tree->over, scope);
}

void Lowering::visit(Grammar::WindowReferenceContext* tree, Scope& scope) {
    if (windows_ != nullptr) windows_->used.push_back(tree);
    auto* window = tree->specification;
    if (window == nullptr) return;
    visit_all(window->clustered, scope);
    visit_all(window->partitions, scope);
    visit_all(window->sorts, scope);
}

void Lowering::visit(Grammar::NamedExpressionContext* tree, Scope& scope) { visit(tree->value, scope); }

void Lowering::visit(Grammar::SortItemContext* tree, Scope& scope) { visit(tree->value, scope); }

} // namespace lakelint::lower::databricks
