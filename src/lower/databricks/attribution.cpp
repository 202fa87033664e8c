// SPDX-License-Identifier: Apache-2.0

// Which relation of a query a bounded column belongs to: by its qualifier, else by there being only one.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

bool names_source_around(const Scope& scope, const std::vector<Word>& path) {
    for (const Scope* around = scope.outer; around != nullptr; around = around->outer) {
        if (around->named_source(path) != nullptr) return true;
    }
    return false;
}

} // namespace

facts::Predicate* Lowering::predicate_of(const Source& source) {
    switch (source.kind) {
    case Source::Kind::read: return &current_->reads[source.index].predicate;
    case Source::Kind::write: return &current_->writes[source.index].predicate;
    case Source::Kind::derived: return source.use ? &uses_[*source.use].predicate : nullptr;
    }
    return nullptr;
}

Bounds::Always Lowering::condition(Grammar::ExpressionContext* tree, Scope& scope, Attribution attribution) {
    if (tree == nullptr) return Bounds::Always::unknown;
    Mentions mentions;
    const bool relates = scope.sources.size() > 1; // may say how they belong together: see products.cpp
    Bounds found;
    {
        const Collecting collecting(collected_, relates ? &mentions : nullptr);
        const Counting counting(conditions_);
        found = bounds(tree, scope, false);
    }
    if (relates) scope.conditions.push_back({tree, std::move(mentions.columns)});
    attribute(found, scope, attribution, span(tree));
    return found.hole || !found.columns.empty() ? Bounds::Always::unknown : found.always;
}

void Lowering::attribute(const Bounds& found, Scope& scope, Attribution attribution, Span span) {
    const std::size_t count = scope.sources.size();
    if (count == 0) return;
    std::size_t first = 0;
    std::size_t last = count;
    if (attribution == Attribution::none) last = 0;
    if (attribution == Attribution::last) first = count - 1;
    if (attribution == Attribution::all_but_last) last = count - 1;
    for (std::size_t i = first; i < last; ++i) {
        facts::Predicate* predicate = predicate_of(scope.sources[i]);
        if (predicate == nullptr) continue;
        const bool alone = !predicate->present;
        predicate->always_true = found.always == Bounds::Always::true_ && (alone || predicate->always_true);
        predicate->span = alone ? span : source::cover(predicate->span, span);
        predicate->present = true;
        if (found.hole) predicate->coverage = facts::Coverage::partial;
    }
    for (const BoundColumn& column : found.columns)
        attribute(column, scope, first, last);
}

void Lowering::attribute(const BoundColumn& bound, Scope& scope, std::size_t first, std::size_t last) {
    const auto add = [&](const Source& source, std::size_t skip, bool certain) {
        facts::Predicate* predicate = predicate_of(source);
        if (predicate == nullptr) return;
        std::string other = bound.other.empty() ? std::string() : joined(bound.other, 0).text.value;
        predicate->bounds.push_back({joined(bound.path, skip), bound.kind, bound.function,
                                     certain && bound.certain, bound.sense, std::move(other), bound.flag});
    };
    if (bound.path.size() > 1) {
        for (std::size_t i = 0; i < scope.sources.size(); ++i) {
            const Source& source = scope.sources[i];
            const std::size_t length = source.qualifier_length(bound.path);
            if (length == 0) continue;
            const bool itself =
                !bound.other.empty() && bound.other.size() > 1 && scope.named_source(bound.other) == &source;
            if (i >= first && i < last && !itself) add(source, length, true);
            return;
        }
        for (Scope* around = scope.outer; around != nullptr; around = around->outer) {
            if (around->named_source(bound.path) == nullptr) continue;
            around->correlated.push_back(bound);
            return;
        }
    }
    const bool alone = scope.sources.size() == 1;
    if (alone && bound.kind == facts::BoundKind::column && !bound.other.empty()
        && !names_source_around(scope, bound.other)) {
        return; // a column of a relation equal to another of the same
    }
    const std::string& name = bound.path.front().text.value;
    const auto may_have = [&](const Source& source) { return source.open() || source.lists(name); };
    const bool certain = std::count_if(scope.sources.begin(), scope.sources.end(), may_have) == 1;
    for (std::size_t i = first; i < last; ++i) {
        if (may_have(scope.sources[i])) add(scope.sources[i], 0, certain);
    }
}

/// USING (dt): each relation that has such a column has it equal to the other's.
void Lowering::attribute_names(Grammar::IdentifierListContext* names, Scope& scope, std::size_t left,
                               Attribution attribution) {
    std::size_t first = attribution == Attribution::last ? scope.sources.size() - 1 : left;
    std::size_t last = scope.sources.size();
    if (attribution == Attribution::none) last = 0;
    if (attribution == Attribution::all_but_last) --last;
    for (; first < last; ++first) {
        for (const Word& name : listed_names(names))
            equate(scope.sources[first], name, span(names));
    }
}

/// A column that a relation has equals the one of that name in the other relation of a join.
void Lowering::equate(const Source& source, const Word& name, Span condition) {
    facts::Predicate* predicate = predicate_of(source);
    if (predicate == nullptr || (!source.open() && !source.lists(name.text.value))) return;
    if (!predicate->present) predicate->span = condition;
    predicate->present = true;
    predicate->always_true = false;
    facts::Bound bound;
    bound.column = name;
    bound.kind = facts::BoundKind::column;
    predicate->bounds.push_back(std::move(bound));
}

/// NATURAL JOIN is USING of all columns that both sides have. Where one side may have columns that nobody
/// lists, they may be any of the other's.
void Lowering::attribute_natural(Scope& scope, std::size_t left, std::size_t right, Attribution attribution,
                                 Span join) {
    const std::span<const Source> sources = scope.sources;
    const auto bind = [&](std::span<const Source> bound, std::span<const Source> by) {
        const bool open = std::any_of(by.begin(), by.end(), [](const Source& each) { return each.open(); });
        for (const Source& source : bound) {
            facts::Predicate* predicate = predicate_of(source);
            if (predicate == nullptr) continue;
            if (!predicate->present) predicate->span = join;
            predicate->present = true;
            if (open) predicate->coverage = facts::Coverage::partial;
            if (open) predicate->natural = true;
            for (const Source& other : by) {
                if (other.yield == nullptr) continue;
                for (const YieldColumn& column : other.yield->columns)
                    equate(source, column.name, join);
            }
        }
    };
    const auto before = sources.subspan(left, right - left);
    const auto behind = sources.subspan(right);
    if (attribution == Attribution::all || attribution == Attribution::all_but_last) bind(before, behind);
    if (attribution == Attribution::all || attribution == Attribution::last) bind(behind, before);
}

} // namespace lakelint::lower::databricks
