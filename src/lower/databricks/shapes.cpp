// SPDX-License-Identifier: Apache-2.0

// What one side of a comparison is: a constant, a column, a function of one column, or more than that.
#include "lower/databricks/lowering.h"
#include "parse/token_sets.h"
#include "source/text.h"

namespace lakelint::lower::databricks {
namespace {

using Kind = Shape::Kind;

Shape other() {
    Shape result;
    result.kind = Kind::other;
    return result;
}

Shape literal(std::string_view value) {
    Shape result;
    result.literal = true;
    result.value = value;
    return result;
}

Shape hole() {
    Shape result;
    result.hole = true;
    return result;
}

/// The unit of dateadd(DAY, …) or extract(YEAR FROM …) is a word, not a column.
bool names_unit(const Shape& side) {
    return side.kind == Kind::column && side.path.size() == 1
           && parse::is_interval_unit(side.path.front().text.value);
}

/// A function or operator around a side.
void wrap(Shape& side, std::string function) {
    side.truth = false;
    side.literal = false;
    side.hole = false;
    if (side.kind == Kind::constant) return;
    if (side.kind == Kind::column) side.kind = Kind::wrapped;
    if (side.kind == Kind::wrapped) side.function = std::move(function);
}

} // namespace

Shape Lowering::shape(Grammar::ExpressionContext* tree, Scope& scope) {
    const auto* term = tree->first;
    if (!tree->rest.empty() || tree->body != nullptr || !term->negations.empty() || !term->tests.empty()) {
        visit(tree, scope);
        return other();
    }
    return side_shape(tree->first, scope);
}

Shape Lowering::shape(Grammar::OperandContext* tree, Scope& scope) {
    Shape result = operand_shape(tree, scope);
    const auto add_suffix = [&](Grammar::PlainSuffixContext* suffix) {
        visit(suffix, scope);
        const bool keeps = suffix->collation != nullptr && suffix->type == nullptr;
        if (!keeps) wrap(result, suffix->type != nullptr ? "cast" : suffix->over != nullptr ? "over" : "[]");
    };
    if (tree->firstSuffix != nullptr) add_suffix(tree->firstSuffix);
    for (auto* suffix : tree->suffixes) {
        if (suffix->plain != nullptr) {
            add_suffix(suffix->plain);
        } else {
            wrap(result, ".");
        }
    }
    const std::size_t first = tree->start->getType();
    if ((first == Grammar::MINUS_SIGN || first == Grammar::TILDE) && result.kind != Kind::constant)
        wrap(result, "-");
    return result;
}

Shape Lowering::operand_shape(Grammar::OperandContext* tree, Scope& scope) {
    if (tree->name != nullptr || tree->identifierClause != nullptr) return name_shape(tree, scope);
    if (tree->literal != nullptr) {
        if (tree->literal->getType() == Grammar::QUESTION) return hole();
        Shape result = literal(text(tree));
        result.truth = tree->literal->getType() == Grammar::TRUE_;
        result.boolean = result.truth || tree->literal->getType() == Grammar::FALSE_;
        return result;
    }
    if (!tree->strings.empty()) return literal(text(tree));
    if (tree->interval != nullptr) return literal(text(tree));
    if (tree->marker != nullptr) return hole();
    if (tree->query_ != nullptr) return query_shape(tree->query_, scope);
    if (tree->items.size() == 1) return shape(tree->items.front()->value, scope);
    visit(tree, scope);
    return other();
}

Shape Lowering::name_shape(Grammar::OperandContext* tree, Scope& scope) {
    if (!tree->typed.empty()) return literal(text(tree));
    if (tree->call != nullptr) return call_shape(tree, scope);
    mention(tree);
    if (tree->name == nullptr) return hole();
    Shape result;
    result.path.push_back(word(tree->name));
    if (tree->fields.empty()) {
        const Word& only = result.path.front();
        if (tree->name->start->getType() == Grammar::HOLE) return hole();
        if (is_value_name(tree->name, only)) {
            result.path.clear();
            return result;
        }
    }
    for (auto* field : tree->fields) {
        if (field->clause != nullptr) return hole();
        if (field->star != nullptr) return other();
        result.path.push_back(word(field));
    }
    result.kind = Kind::column;
    return result;
}

Shape Lowering::call_shape(Grammar::OperandContext* tree, Scope& scope) {
    const std::string function =
        source::fold_case(tree->name == nullptr ? std::string_view() : text(tree->name));
    check_cast(tree);
    Shape result;
    for (auto* argument : tree->call->arguments) {
        Shape part;
        if (argument->value != nullptr) {
            part = argument->named == nullptr ? shape(argument->value, scope) : Shape();
            if (argument == tree->call->arguments.front() && names_unit(part)) part = Shape();
            visit_all(argument->tails, scope);
            visit(argument->named, scope);
            for (auto* tail : argument->more) {
                if (tail->value != nullptr) part.merge(shape(tail->value, scope), function.c_str());
            }
        } else {
            visit(argument, scope);
            part = other();
        }
        result.merge(part, function.c_str());
    }
    forget_words(tree);
    wrap(result, function);
    return result;
}

/// A scalar subquery is a constant for the query around it, unless it is correlated.
Shape Lowering::query_shape(Grammar::ParenthesizedQueryContext* tree, Scope& scope) {
    const std::size_t before = scope.correlated.size();
    query(tree, scope);
    Shape result;
    result.query = true;
    if (scope.correlated.size() > before) {
        scope.correlated.resize(before);
        result.kind = Kind::other;
    }
    return result;
}

} // namespace lakelint::lower::databricks
