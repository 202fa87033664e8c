// SPDX-License-Identifier: Apache-2.0
#include "rule/layout.h"
#include "rule/pruning.h"
#include "rule/rule.h"

#include <fmt/format.h>

namespace lakelint::rules::partition::unpruned_write {
namespace {

using catalog::LayoutState;
using catalog::Relation;
using facts::WriteKind;
using rule::Out;
using rule::Written;
using rule::pruning::Answer;
using source::Verdict;

Answer judge_predicate(const Written& write, const Relation& relation) {
    const facts::Predicate& predicate = write.write.predicate;
    Answer answer = rule::pruning::judge(relation, predicate);
    if (answer.prunes != Verdict::no) return answer;
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

std::string advice(const Written& write, const Relation& relation) {
    const facts::Predicate& predicate = write.write.predicate;
    if (write.write.kind == WriteKind::merge && rule::pruning::defeated(relation, predicate) == nullptr) {
        return fmt::format("add to ON a condition such as target.{0} = source.{0}",
                           relation.layout.keys.front().column.text.value);
    }
    return rule::pruning::advice(relation, predicate);
}

void report(const Written& write, const Relation& relation, Out& out) {
    const LayoutState& layout = relation.layout;
    const std::string_view kind = verb(write.write.kind);
    const std::string bounds = rule::pruning::in_words(relation, write.write.predicate);
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
    if (answer.prunes == Verdict::yes && write.write.by_source)
        return leave_open("WHEN NOT MATCHED BY SOURCE looks at rows that ON does not bound");
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
