// SPDX-License-Identifier: Apache-2.0

// Joins that pair every row with every row. Sources are related where one condition that all rows satisfy
// mentions columns of both, or of each and a third; what only might mention them is kept apart.
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>
#include <numeric>

namespace lakelint::lower::databricks {
namespace {

using Expression = const Grammar::ExpressionContext*;
using Term = const Grammar::TermContext*;

/// Which sources belong together.
class Groups {
  public:
    explicit Groups(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }
    [[nodiscard]] std::size_t of(std::size_t source) const {
        while (parents_[source] != source)
            source = parents_[source];
        return source;
    }
    void unite(const std::vector<std::size_t>& sources) {
        for (const std::size_t source : sources)
            parents_[of(source)] = of(sources.front());
    }

    /// Something on the left belongs together with something on the right.
    [[nodiscard]] bool related(const Join& join, const Scope& scope) const {
        for (std::size_t i = join.left; i < join.right; ++i) {
            for (std::size_t k = join.right; k < join.end; ++k) {
                if (!scope.sources[i].few && !scope.sources[k].few && of(i) == of(k)) return true;
            }
        }
        return false;
    }

  private:
    std::vector<std::size_t> parents_;
};

/// The parts that AND puts together; what holds an OR or a NOT stays whole.
void split(Expression tree, std::vector<const antlr4::ParserRuleContext*>& parts) {
    const bool either = std::any_of(tree->operators.begin(), tree->operators.end(),
                                    [](const auto* sign) { return sign->getType() == Grammar::OR; });
    if (either || tree->body != nullptr) {
        parts.push_back(tree);
        return;
    }
    const auto add = [&](Term term) {
        const auto* operand = term->left;
        const bool bracket = term->tests.empty() && term->operands.empty() && term->negations.empty()
                             && operand->items.size() == 1 && operand->suffixes.empty();
        if (bracket) {
            split(operand->items.front()->value, parts);
        } else {
            parts.push_back(term);
        }
    };
    add(tree->first);
    for (const auto* term : tree->rest)
        add(term);
}

bool inside(const antlr4::ParserRuleContext* part, const antlr4::ParserRuleContext* whole) {
    return part->start->getTokenIndex() >= whole->start->getTokenIndex()
           && part->start->getTokenIndex() <= whole->stop->getTokenIndex();
}

/// USING relates the right side with one of the left; where these do not belong together, with which is open.
void relate_by_names(const Scope& scope, Groups& sure, Groups& perhaps) {
    for (const Join& join : scope.joins) {
        if (!join.by_names || join.left == join.right) continue;
        std::vector<std::size_t> sources(join.end - join.left);
        std::iota(sources.begin(), sources.end(), join.left);
        const auto right = sources.begin() + static_cast<std::ptrdiff_t>(join.right - join.left);
        const bool one = std::all_of(sources.begin(), right, [&](std::size_t source) {
            return sure.of(source) == sure.of(join.left);
        });
        if (one) sure.unite(sources);
        perhaps.unite(sources);
    }
}

std::vector<std::size_t> range(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> result(end - begin);
    std::iota(result.begin(), result.end(), begin);
    return result;
}

/// How many conditions it takes to relate all sources, beyond those that surely relate some. What is joined
/// without any condition takes none.
std::size_t wanting(const Scope& scope, const Groups& sure, const Groups& perhaps) {
    std::set<std::size_t> groups;
    std::set<std::size_t> related;
    for (std::size_t i = 0; i < scope.sources.size(); ++i) {
        if (scope.sources[i].few) continue;
        groups.insert(sure.of(i));
        related.insert(perhaps.of(i));
    }
    return groups.size() - related.size();
}

} // namespace

/// What one part of a condition mentions.
struct Lowering::Mentioned {
    std::vector<std::size_t> sources; ///< surely
    std::vector<std::size_t> perhaps; ///< these, or others among them
    std::set<std::string> open;       ///< the columns that may belong to these
    bool outside = false;             ///< a query around this one

    /// It compares columns that may be of two sources: written without a qualifier, of which is not seen.
    [[nodiscard]] bool compares() const {
        const bool seen = std::none_of(open.begin(), open.end(),
                                       [](const auto& column) { return column.starts_with('?'); });
        return seen && !open.empty() && open.size() + (sources.empty() ? 0 : 1) > 1;
    }
    /// What it may relate: one column alone relates nothing, of whichever source it is.
    [[nodiscard]] std::vector<std::size_t> related() const {
        std::vector<std::size_t> all = sources;
        if (!sources.empty() || open.size() != 1) all.insert(all.end(), perhaps.begin(), perhaps.end());
        return all;
    }
};

Lowering::Mentioned Lowering::mentioned(const antlr4::ParserRuleContext* part, const Condition& condition,
                                        const Scope& scope) {
    Mentioned result;
    const auto all = range(0, scope.sources.size());
    for (const auto* operand : condition.columns) {
        if (!inside(operand, part)) continue;
        const auto path = mentioned_path(operand);
        if (path && path->empty()) continue; // current_date
        const Match match = path ? find_column(*path, scope) : Match();
        if (!path || scope.piped) {
            result.perhaps = all; // a hole may be a condition of its own
            result.open.insert({"?", "??"});
        } else if (match.scope != &scope) {
            result.outside = result.outside || match.scope != nullptr;
        } else {
            auto& found = match.sources.size() == 1 ? result.sources : result.perhaps;
            if (match.sources.size() != 1) result.open.insert(source::fold_case(path->front().text.value));
            for (const Source* source : match.sources)
                found.push_back(static_cast<std::size_t>(source - scope.sources.data()));
        }
    }
    mentioned_in_queries(part, scope, result);
    return result;
}

/// A query inside a condition may relate what it is correlated with; by their qualifiers one sees with what.
void Lowering::mentioned_in_queries(const antlr4::ParserRuleContext* part, const Scope& scope,
                                    Mentioned& result) {
    const auto& tokens = tokens_->tokens;
    bool in_query = false;
    for (std::size_t i = part->start->getTokenIndex(); i + 1 < part->stop->getTokenIndex(); ++i) {
        in_query = in_query || tokens[i].type() == Grammar::LPAREN_QUERY;
        const bool qualifies =
            in_query && tokens[i + 1].type() == Grammar::DOT && tokens[i - 1].type() != Grammar::DOT;
        if (!qualifies) continue;
        const std::vector<Word> path{Word{parse::name_value(tokens[i].text()), {}}, Word()};
        const Source* source = scope.named_source(path);
        if (source == nullptr || scope.piped) continue;
        const auto index = static_cast<std::size_t>(source - scope.sources.data());
        result.perhaps.push_back(index);
        result.open.insert("?" + std::to_string(index));
    }
}

/// Adds the joins of a query that no condition relates, once all its conditions are known.
void Lowering::products(const Scope& scope) {
    const auto possible = [&](const Join& join) {
        const auto many = [&](std::size_t begin, std::size_t end) {
            return std::any_of(scope.sources.begin() + static_cast<std::ptrdiff_t>(begin),
                               scope.sources.begin() + static_cast<std::ptrdiff_t>(end),
                               [](const Source& source) { return !source.few; });
        };
        return !join.by_names && many(join.left, join.right) && many(join.right, join.end);
    };
    if (std::none_of(scope.joins.begin(), scope.joins.end(), possible)) return;
    Groups sure(scope.sources.size());
    Groups perhaps(scope.sources.size());
    std::size_t comparisons = 0;
    for (const Condition& condition : scope.conditions) {
        std::vector<const antlr4::ParserRuleContext*> parts;
        split(condition.tree, parts);
        for (const auto* part : parts) {
            const Mentioned found = mentioned(part, condition, scope);
            if (found.outside) return; // of a query around it: each run has its own rows
            sure.unite(found.sources);
            perhaps.unite(found.related());
            if (found.compares() && dynamic_cast<Term>(part) != nullptr) ++comparisons;
        }
        if (!condition.tree->holes.empty()) perhaps.unite(range(0, scope.sources.size()));
    }
    relate_by_names(scope, sure, perhaps);
    // As many comparisons as it takes are there to relate the sources, whichever columns are whose.
    const bool enough = comparisons >= wanting(scope, sure, perhaps);
    for (const Join& join : scope.joins) {
        if (!possible(join) || sure.related(join, scope)) continue;
        facts::Product product{join.kind, join.span, facts::Coverage::whole};
        if (perhaps.related(join, scope)) {
            if (enough) continue;
            product.coverage = facts::Coverage::partial;
        }
        current_->products.push_back(product);
    }
}

} // namespace lakelint::lower::databricks
