// SPDX-License-Identifier: Apache-2.0
#include "rule/pruning.h"

#include "rule/column_type.h"
#include "rule/layout.h"
#include "source/text.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::rule::pruning {
namespace {

using catalog::LayoutState;
using catalog::Relation;
using facts::Bound;
using facts::BoundKind;
using facts::LayoutKey;
using source::Verdict;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

/// Whether an expression names a column, a field as `a.b`; a function of that name is none.
bool mentions(std::string_view expression, std::string_view column) {
    std::string text = source::fold_case(expression);
    std::erase(text, '`');
    const std::string wanted = source::fold_case(column);
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        const char before = at == 0 ? ' ' : text[at - 1];
        const std::size_t end = at + wanted.size();
        const char after = end >= text.size() ? ' ' : text[end];
        if (!is_word(before) && before != '\'' && !is_word(after) && after != '(') return true;
    }
    return false;
}

const facts::Column* find_column(const Relation& relation, std::string_view name) {
    const auto found =
        std::find_if(relation.columns.begin(), relation.columns.end(), [&](const facts::Column& column) {
            return source::equal_folded(column.name.text.value, name);
        });
    return found == relation.columns.end() ? nullptr : &*found;
}

/// A bound on a layout column itself. A function of it is evaluated on the values of partitions, but is
/// lost on the least and greatest values that clustering goes by.
Answer by_key(const LayoutState& layout, const Bound& bound) {
    const std::string& name = bound.column.text.value;
    const bool effective = bound.kind != BoundKind::wrapped || layout.kind == LayoutState::Kind::partitioned;
    if (!effective) return {};
    // A name without a qualifier would be ambiguous if another relation had such a column, too.
    if (!bound.certain && bound.kind == BoundKind::column)
        return {Verdict::unknown, fmt::format("what `{}` equals may be a column of the same row", name)};
    return {Verdict::yes, {}};
}

/// A bound on what a layout column is computed from: the engine derives one from the other.
Answer by_source(const facts::Column& key, const Bound& bound) {
    const std::string& name = bound.column.text.value;
    if (!mentions(key.generated, name)) return {};
    if (!bound.certain)
        return {Verdict::unknown, fmt::format("`{}` may be a column of another relation", name)};
    if (bound.kind != BoundKind::wrapped) return {Verdict::yes, {}};
    return {Verdict::unknown, fmt::format("`{}` is computed from `{}`, which stands inside a function here",
                                          key.name.text.value, name)};
}

/// What one bound does for one key.
Answer answer_for(const Relation& relation, const LayoutKey& key, const Bound& bound) {
    const source::Text& name = key.column.text;
    if (!name.literal())
        return {Verdict::unknown, fmt::format("a placeholder stands for a layout column: `{}`", name.value)};
    if (!bound.column.text.literal()) {
        return {Verdict::unknown, fmt::format("a placeholder stands for a column of its condition: `{}`",
                                              bound.column.text.value)};
    }
    if (source::equal_folded(name.value, bound.column.text.value)) return by_key(relation.layout, bound);
    const facts::Column* column = find_column(relation, name.value);
    if (column != nullptr) return column->generated.empty() ? Answer() : by_source(*column, bound);
    // The columns of a query are never generated ones.
    const bool may_be_generated =
        relation.more_columns && relation.creation != nullptr && !relation.creation->from_query;
    if (!may_be_generated) return {};
    return {Verdict::unknown,
            fmt::format("how `{}` comes about is not known: {}", name.value, relation.more_columns->reason)};
}

/// Bounded columns, each once, in the order of the predicate.
std::vector<std::string> bounded_columns(const facts::Predicate& predicate) {
    std::vector<std::string> names;
    for (const Bound& bound : predicate.bounds) {
        const std::string& name = bound.column.text.value;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

/// A column of its condition that the table does not have as the project makes it: what is read is then not
/// what the project makes, or not all that it makes of it. Empty where there is none.
std::string unknown_column(const Relation& relation, const facts::Predicate& predicate) {
    if (relation.more_columns || relation.columns.begin() == relation.columns.end()) return {};
    for (const Bound& bound : predicate.bounds) {
        const std::string_view text = bound.column.text.value;
        const std::string_view name = text.substr(0, text.find('.'));
        const bool own = bound.certain && bound.column.text.literal() && !name.starts_with('_');
        if (!own || bound.kind == BoundKind::column || find_column(relation, name) != nullptr) continue;
        const auto& keys = relation.layout.keys;
        const bool laid_out = std::any_of(keys.begin(), keys.end(), [&](const LayoutKey& key) {
            return source::equal_folded(key.column.text.value, name);
        });
        if (!laid_out) return std::string(name);
    }
    return {};
}

} // namespace

void Answer::add(Answer other) {
    if (prunes < other.prunes) *this = std::move(other);
}

Answer judge(const Relation& relation, const facts::Predicate& predicate) {
    Answer answer;
    for (const LayoutKey& key : relation.layout.keys) {
        for (const Bound& bound : predicate.bounds)
            answer.add(answer_for(relation, key, bound));
    }
    if (answer.prunes == Verdict::no && predicate.coverage == facts::Coverage::partial) {
        return {Verdict::unknown, predicate.natural ? "which columns its NATURAL JOIN compares is not known"
                                                    : "a placeholder stands for part of its condition"};
    }
    const std::string strange = answer.prunes == Verdict::no ? unknown_column(relation, predicate) : "";
    if (strange.empty()) return answer;
    return {Verdict::unknown,
            fmt::format("its condition names a column `{}`, which nothing gives the table", strange)};
}

const Bound* defeated(const Relation& relation, const facts::Predicate& predicate) {
    for (const LayoutKey& key : relation.layout.keys) {
        for (const Bound& bound : predicate.bounds) {
            if (source::equal_folded(key.column.text.value, bound.column.text.value)) return &bound;
        }
    }
    return nullptr;
}

bool is_computed_from(const Relation& relation, std::string_view key, std::string_view column) {
    const facts::Column* generated = find_column(relation, key);
    return generated != nullptr && mentions(generated->generated, column);
}

std::string in_words(const Relation& relation, const facts::Predicate& predicate) {
    if (const Bound* bound = defeated(relation, predicate)) {
        const bool named =
            !bound->function.empty() && is_word(bound->function.front()) && bound->function != ".";
        return fmt::format("bounds `{}` only inside {}, where clustering cannot prune",
                           bound->column.text.value,
                           named ? fmt::format("`{}`", bound->function) : "an expression");
    }
    const auto names = bounded_columns(predicate);
    return names.empty() ? "bounds no column" : "bounds only " + layout::quoted(names);
}

std::string advice(const Relation& relation, const facts::Predicate& predicate) {
    if (const Bound* bound = defeated(relation, predicate)) {
        return fmt::format(
            "compare `{0}` itself with a range, such as {0} >= '2026-01-01' AND {0} < '2026-02-01'",
            bound->column.text.value);
    }
    const std::string& key = relation.layout.keys.front().column.text.value;
    const facts::Column* column = find_column(relation, key);
    const std::string_view type = column == nullptr ? "" : column_type::base(column->type);
    const bool date = type == "date" || type == "timestamp" || type == "timestamp_ntz";
    return fmt::format("add a condition such as {}{}", key,
                       date ? " >= current_date() - INTERVAL 7 DAYS" : " = '…'");
}

} // namespace lakelint::rule::pruning
