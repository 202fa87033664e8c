// SPDX-License-Identifier: Apache-2.0
#include "rule/column_type.h"
#include "rule/layout.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace lakelint::rules::partition::unpruned_write {
namespace {

using catalog::LayoutState;
using catalog::Relation;
using facts::Bound;
using facts::BoundKind;
using facts::LayoutKey;
using facts::WriteKind;
using rule::Out;
using rule::Written;
using source::Verdict;

/// Whether a predicate prunes, and where that cannot be said, why.
struct Answer {
    Verdict prunes = Verdict::no;
    std::string reason;

    /// One of two: the stronger holds.
    void add(Answer other) {
        if (prunes < other.prunes) *this = std::move(other);
    }
};

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
    if (!bound.certain)
        return {Verdict::unknown, fmt::format("`{}` may be a column of another relation", name)};
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

Answer judge_predicate(const Written& write, const Relation& relation) {
    const facts::Predicate& predicate = write.write.predicate;
    Answer answer;
    for (const LayoutKey& key : relation.layout.keys) {
        for (const Bound& bound : predicate.bounds)
            answer.add(answer_for(relation, key, bound));
    }
    if (answer.prunes != Verdict::no) return answer;
    if (predicate.coverage == facts::Coverage::partial)
        return {Verdict::unknown, "a placeholder stands for part of its condition"};
    if (write.statement.coverage == facts::Coverage::partial)
        return {Verdict::unknown, "a template or placeholder hides part of the statement"};
    // `ON FALSE`, the way to insert only, touches no row, and no fact tells it from other conditions.
    if (write.write.kind == WriteKind::merge && predicate.bounds.empty() && !predicate.always_true)
        return {Verdict::unknown, "its condition bounds no column; it may match no row at all"};
    return answer;
}

std::string_view verb(WriteKind kind) {
    switch (kind) {
    case WriteKind::delete_rows: return "DELETE";
    case WriteKind::update: return "UPDATE";
    default: return "MERGE";
    }
}

/// A bound on a layout column that the function around it makes useless.
const Bound* defeated(const LayoutState& layout, const facts::Predicate& predicate) {
    for (const LayoutKey& key : layout.keys) {
        for (const Bound& bound : predicate.bounds) {
            if (source::equal_folded(key.column.text.value, bound.column.text.value)) return &bound;
        }
    }
    return nullptr;
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

std::string what_it_bounds(const LayoutState& layout, const facts::Predicate& predicate) {
    if (const Bound* bound = defeated(layout, predicate)) {
        const bool named =
            !bound->function.empty() && is_word(bound->function.front()) && bound->function != ".";
        return fmt::format("bounds `{}` only inside {}, where clustering cannot prune",
                           bound->column.text.value,
                           named ? fmt::format("`{}`", bound->function) : "an expression");
    }
    const auto names = bounded_columns(predicate);
    return names.empty() ? "bounds no column" : "bounds only " + rule::layout::quoted(names);
}

std::string advice(const Written& write, const Relation& relation) {
    const LayoutState& layout = relation.layout;
    if (const Bound* bound = defeated(layout, write.write.predicate)) {
        return fmt::format(
            "compare `{0}` itself with a range, such as {0} >= '2026-01-01' AND {0} < '2026-02-01'",
            bound->column.text.value);
    }
    const std::string& key = layout.keys.front().column.text.value;
    if (write.write.kind == WriteKind::merge)
        return fmt::format("add to ON a condition such as target.{0} = source.{0}", key);
    const facts::Column* column = find_column(relation, key);
    const std::string_view type = column == nullptr ? "" : rule::column_type::base(column->type);
    const bool date = type == "date" || type == "timestamp" || type == "timestamp_ntz";
    return fmt::format("add a condition such as {}{}", key,
                       date ? " >= current_date() - INTERVAL 7 DAYS" : " = '…'");
}

void report(const Written& write, const Relation& relation, Out& out) {
    const LayoutState& layout = relation.layout;
    const std::string_view kind = verb(write.write.kind);
    const std::string bounds = what_it_bounds(layout, write.write.predicate);
    const std::string_view how = rule::layout::participle(layout);
    out.report({.place = write.place,
                .object = write.name.text(),
                .message = fmt::format("`{}` is {} by {}, and this {} {}", write.name.text(), how,
                                       rule::layout::quoted(rule::layout::columns(layout)), kind, bounds),
                .help = advice(write, relation),
                .policy = std::nullopt,
                .clause = fmt::format("{} {}", kind, bounds),
                .notes = {{layout.place, fmt::format("it is {} here", how)}}});
}

/// Whether a write is one that reads before it changes, and not one for safety/unbounded-change.
bool is_judged(const facts::Write& write) {
    if (write.kind == WriteKind::merge) return true;
    const bool changes = write.kind == WriteKind::delete_rows || write.kind == WriteKind::update;
    return changes && write.predicate.present && !write.predicate.always_true;
}

void judge(const Written& write, const rule::NoOptions&, Out& out) {
    if (!is_judged(write.write)) return;
    const Relation* relation = write.relation;
    const bool laid_out = relation != nullptr && relation->layout.kind != LayoutState::Kind::none;
    const auto leave_open = [&](std::string reason) {
        out.unresolved(write.place, write.name.text(), std::move(reason));
    };
    const bool hidden = relation != nullptr && relation->unknown_layout; // its CREATE could not be read
    if (relation == nullptr || (!relation->created() && !laid_out && !hidden))
        return leave_open(rule::unseen_reason(write.name) + ", so its layout is not known");
    if (auto reason = rule::layout::unknown_reason(*relation)) return leave_open(std::move(*reason));
    if (!laid_out) return;
    if (relation->layout.kind == LayoutState::Kind::automatic)
        return leave_open("CLUSTER BY AUTO leaves the choice of columns to the engine");
    Answer answer = judge_predicate(write, *relation);
    if (answer.prunes == Verdict::unknown) leave_open(std::move(answer.reason));
    if (answer.prunes == Verdict::no) report(write, *relation, out);
}

} // namespace

rule::Rule make() {
    return rule::per_write({.summary =
                                "a DELETE, UPDATE or MERGE reads the whole of a partitioned or clustered "
                                "table because it bounds none of the layout columns",
                            .scope = rule::Scope::project,
                            .fixable = rule::Fixable::no},
                           judge);
}

} // namespace lakelint::rules::partition::unpruned_write
