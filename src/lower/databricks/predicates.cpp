// SPDX-License-Identifier: Apache-2.0

// Grammar: Expressions.g4, where an expression is a condition. What comes out is which columns every row that
// satisfies it must bound, and how; see facts::BoundKind.
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

using facts::BoundKind;
using facts::Sense;

BoundColumn bound(const Shape& shape, BoundKind kind, Sense sense = Sense::other) {
    return {shape.path, kind, shape.function, {}, true, sense};
}

Bounds only(BoundColumn column) {
    Bounds result;
    result.columns.push_back(std::move(column));
    return result;
}

Bounds unknown_condition() {
    Bounds result;
    result.hole = true;
    return result;
}

/// TRUE, FALSE, '0', 'Y': what compares a column with these takes it for a flag.
bool is_flag_value(const Shape& side) {
    return side.literal && (side.boolean || (side.value.size() == 3 && side.value.front() == '\''));
}

/// A side that is compared with what needs no row: bounded as it is, or inside a function.
Bounds bounded_by_constant(const Shape& side, Sense sense = Sense::other, bool flag = false) {
    if (side.kind == Shape::Kind::column) {
        BoundColumn column = bound(side, BoundKind::constant, sense);
        column.flag = flag;
        return only(std::move(column));
    }
    if (side.kind == Shape::Kind::wrapped) return only(bound(side, BoundKind::wrapped, sense));
    return side.hole ? unknown_condition() : Bounds();
}

/// A pattern or a function that says yes or no of each value of a side.
Bounds bounded_by_test(Shape side, std::string function) {
    if (side.kind == Shape::Kind::column) {
        side.kind = Shape::Kind::wrapped;
        side.function = std::move(function);
    }
    return bounded_by_constant(side);
}

Sense opposite(Sense sense) {
    return sense == Sense::until ? Sense::from : sense == Sense::from ? Sense::until : sense;
}

/// Where a comparison holds what stands left of its sign.
Sense sense_of(std::size_t sign, bool negated) {
    switch (sign) {
    case Grammar::EQUAL:
    case Grammar::NULL_SAFE_EQUAL:
    case Grammar::NOT_EQUAL: return Sense::point; // those that bound nothing are no bounds at all
    case Grammar::LESS:
    case Grammar::LESS_EQUAL: return negated ? Sense::from : Sense::until;
    case Grammar::GREATER:
    case Grammar::GREATER_EQUAL: return negated ? Sense::until : Sense::from;
    default: return Sense::other;
    }
}

/// Whether all that a LIKE pattern matches begins alike; what only the run knows is taken to.
bool has_fixed_beginning(const Shape& pattern) {
    if (!pattern.literal) return true;
    const std::string value = parse::string_value(pattern.value).value;
    return !value.empty() && value.front() != '%' && value.front() != '_';
}

/// `t.dt = s.dt`, `t.dt = to_date(s.ts)`: bounded by the other side's rows.
Bounds bounded_by_column(const Shape& side, const Shape& other) {
    if (side.kind != Shape::Kind::column || other.kind == Shape::Kind::constant) return {};
    BoundColumn column = bound(side, BoundKind::column);
    column.other = other.path;
    column.certain = other.kind != Shape::Kind::other;
    return only(std::move(column));
}

} // namespace

/// AND binds tighter than OR; under NOT they change places.
Bounds Lowering::bounds(Grammar::ExpressionContext* tree, Scope& scope, bool negated) {
    if (tree->body != nullptr) { // a lambda is no condition
        visit(tree, scope);
        return {};
    }
    Bounds groups;
    bool first_group = true;
    Bounds group = bounds(tree->first, scope, negated);
    const auto close_group = [&] {
        groups = first_group ? group : negated ? Bounds::both(groups, group) : Bounds::either(groups, group);
        first_group = false;
    };
    for (std::size_t i = 0; i < tree->rest.size(); ++i) {
        Bounds next = bounds(tree->rest[i], scope, negated);
        if (tree->operators[i]->getType() == Grammar::OR) {
            close_group();
            group = std::move(next);
        } else {
            group = negated ? Bounds::either(group, next) : Bounds::both(std::move(group), std::move(next));
        }
    }
    close_group();
    if (!tree->holes.empty()) { // `dt = :d ${and_more}`
        hidden_ = true;
        groups.hole = true;
    }
    return groups;
}

Bounds Lowering::bounds(Grammar::TermContext* tree, Scope& scope, bool negated) {
    if (tree->negations.size() % 2 == 1) negated = !negated;
    if (tree->tests.empty()) {
        if (tree->operands.empty()) return bare_operand(tree->left, scope, negated);
        visit(tree, scope);
        return {};
    }
    auto* test = tree->tests.front();
    if (tree->tests.size() > 1) {
        visit(tree, scope);
        return {};
    }
    if (test->comparison != nullptr) return comparison(tree, test, scope, negated);
    if (test->test == nullptr) return null_test(tree, test, scope, negated);
    if (test->negation != nullptr) negated = !negated;
    switch (test->test->kind->getType()) {
    case Grammar::BETWEEN: return range_test(tree, test->test, scope, negated);
    case Grammar::IN: return membership(tree, test->test, scope, negated);
    default: return likeness(tree, test->test, scope, negated);
    }
}

/// A condition that is one operand: `(…)`, TRUE, EXISTS (…), a boolean column, a hole.
Bounds Lowering::bare_operand(Grammar::OperandContext* tree, Scope& scope, bool negated) {
    const bool plain = tree->suffixes.empty() && tree->firstSuffix == nullptr;
    if (plain && tree->items.size() == 1) return bounds(tree->items.front()->value, scope, negated);
    if (plain && tree->existsQuery != nullptr) return exists(tree->existsQuery, scope, negated);
    const Shape side = shape(tree, scope);
    if (side.hole) return unknown_condition();
    if (side.literal && tree->literal != nullptr) {
        Bounds result;
        const bool value = side.truth != negated;
        const bool boolean =
            tree->literal->getType() == Grammar::TRUE_ || tree->literal->getType() == Grammar::FALSE_;
        if (boolean) result.always = value ? Bounds::Always::true_ : Bounds::Always::false_;
        return result;
    }
    if (side.kind == Shape::Kind::column)
        return bounded_by_constant(side, Sense::other, true); // `WHERE is_open` is `is_open = true`
    // `WHERE startswith(dt, '2026')`; its negation bounds as little as `<>` does.
    const bool tests = side.kind == Shape::Kind::wrapped && !negated && side.function != "isnotnull";
    return tests ? bounded_by_constant(side) : Bounds();
}

/// `x IS NULL` bounds x as `=` does; `x IS NOT NULL` bounds nothing.
Bounds Lowering::null_test(Grammar::TermContext* tree, Grammar::PredicateContext* test, Scope& scope,
                           bool negated) {
    const Shape side = side_shape(tree, scope);
    if (test->negation != nullptr) negated = !negated;
    if (test->right == nullptr) return negated ? Bounds() : bounded_by_constant(side);
    const Shape other = side_shape(test->right, scope); // IS [NOT] DISTINCT FROM: `<=>` under NOT
    if (!negated) return {};
    if (other.kind == Shape::Kind::constant) return bounded_by_constant(side);
    return Bounds::both(bounded_by_column(side, other), bounded_by_column(other, side));
}

Bounds Lowering::comparison(Grammar::TermContext* tree, Grammar::PredicateContext* test, Scope& scope,
                            bool negated) {
    const Shape left = side_shape(tree, scope);
    const Shape right = side_shape(test->right, scope);
    const std::size_t sign = test->comparison->getType();
    const bool equal_sign = sign == Grammar::EQUAL || sign == Grammar::NULL_SAFE_EQUAL;
    if (left.literal && right.literal && (equal_sign || sign == Grammar::NOT_EQUAL)) {
        Bounds result;
        const bool holds = (left.value == right.value) == equal_sign;
        result.always = holds != negated ? Bounds::Always::true_ : Bounds::Always::false_;
        return result;
    }
    const bool equality = negated ? sign == Grammar::NOT_EQUAL : equal_sign;
    const bool inequality = negated ? equal_sign : sign == Grammar::NOT_EQUAL;
    if (inequality) return left.hole && left.kind == Shape::Kind::constant ? unknown_condition() : Bounds();
    const Sense sense = sense_of(sign, negated);
    if (right.kind == Shape::Kind::constant)
        return bounded_by_constant(left, sense, equality && is_flag_value(right));
    if (left.kind == Shape::Kind::constant)
        return bounded_by_constant(right, opposite(sense), equality && is_flag_value(left));
    if (!equality) return {};
    return Bounds::both(bounded_by_column(left, right), bounded_by_column(right, left));
}

Bounds Lowering::range_test(Grammar::TermContext* tree, Grammar::TestPredicateContext* test, Scope& scope,
                            bool negated) {
    const Shape side = side_shape(tree, scope);
    const Shape low = side_shape(test->low, scope);
    const Shape high = side_shape(test->high, scope);
    if (negated) return {};
    if (side.kind == Shape::Kind::constant) { // '2024-01-01' BETWEEN valid_from AND valid_to
        return Bounds::both(bounded_by_constant(low, Sense::until), bounded_by_constant(high, Sense::from));
    }
    const bool from = low.kind == Shape::Kind::constant;
    const bool until = high.kind == Shape::Kind::constant;
    if (!from && !until) return {};
    return bounded_by_constant(side, from && until ? Sense::between : Sense::other);
}

Bounds Lowering::membership(Grammar::TermContext* tree, Grammar::TestPredicateContext* test, Scope& scope,
                            bool negated) {
    BoundKind kind = test->query_ != nullptr ? BoundKind::column : BoundKind::constant;
    bool certain = true;
    bool flag = !test->items.empty();
    for (auto* item : test->items) {
        const Shape value = shape(item, scope);
        flag = flag && is_flag_value(value);
        if (value.kind == Shape::Kind::constant) continue;
        kind = BoundKind::column;
        certain = false;
    }
    if (test->query_ != nullptr) query(test->query_, scope);
    std::vector<Shape> sides;
    if (tree->operands.empty() && tree->left->items.size() > 1 && tree->left->suffixes.empty()) {
        for (auto* item : tree->left->items)
            sides.push_back(shape(item->value, scope));
    } else {
        sides.push_back(side_shape(tree, scope));
    }
    Bounds result;
    if (negated) return result;
    for (const Shape& side : sides) {
        if (side.hole) result.hole = true;
        if (side.kind != Shape::Kind::column && side.kind != Shape::Kind::wrapped) continue;
        BoundColumn column = bound(side, side.kind == Shape::Kind::wrapped ? BoundKind::wrapped : kind);
        column.certain = certain;
        column.flag = flag;
        if (kind == BoundKind::constant) column.sense = Sense::point;
        result.columns.push_back(std::move(column));
    }
    return result;
}

/// LIKE bounds a column as `=` does where its pattern begins with what it looks for; any other pattern has to
/// be tried on each value, as a function has.
Bounds Lowering::likeness(Grammar::TermContext* tree, Grammar::TestPredicateContext* test, Scope& scope,
                          bool negated) {
    const Shape side = side_shape(tree, scope);
    std::vector<Shape> patterns;
    for (auto* item : test->items) // LIKE ANY (…), LIKE ALL (…)
        patterns.push_back(shape(item, scope));
    if (test->right != nullptr) patterns.push_back(side_shape(test->right, scope));
    const bool constant = std::all_of(patterns.begin(), patterns.end(), [](const Shape& pattern) {
        return pattern.kind == Shape::Kind::constant;
    });
    if (negated || patterns.empty() || !constant) return {};
    const bool fixed = std::all_of(patterns.begin(), patterns.end(), has_fixed_beginning);
    if (fixed && test->kind->getType() == Grammar::LIKE) return bounded_by_constant(side);
    return bounded_by_test(side, source::fold_case(test->kind->getText()));
}

/// EXISTS (SELECT … WHERE s.dt = t.dt): what the query inside equates with its own columns is bounded here.
Bounds Lowering::exists(Grammar::ParenthesizedQueryContext* tree, Scope& scope, bool negated) {
    const std::size_t before = scope.correlated.size();
    query(tree, scope);
    Bounds result;
    const auto begin = scope.correlated.begin() + static_cast<std::ptrdiff_t>(before);
    if (!negated) result.columns.assign(begin, scope.correlated.end());
    scope.correlated.erase(begin, scope.correlated.end());
    return result;
}

} // namespace lakelint::lower::databricks
