// SPDX-License-Identifier: Apache-2.0

// Bounds on what a subquery or common table yields, as bounds on what it reads. They pass where the engine
// pushes a filter down: through columns as they are or inside a function, to all parts of a UNION; not past
// LIMIT or totals, past windows only on what these partition by, and of a table that is used several times
// only what all uses bound.
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>
#include <map>

namespace lakelint::lower::databricks {

using facts::Bound;
using facts::BoundKind;
using source::equal_folded;
using source::fold_case;

bool is_aggregate(std::string_view function) {
    constexpr std::string_view names =
        " any_value approx_count_distinct approx_percentile approx_top_k avg bit_and bit_or bit_xor bool_and "
        "bool_or collect_list collect_set corr count count_if count_min_sketch covar_pop covar_samp every "
        "first first_value grouping_id histogram_numeric kurtosis last last_value listagg max max_by mean "
        "median min min_by mode percentile percentile_approx percentile_cont percentile_disc skewness std "
        "stddev stddev_pop stddev_samp sum try_avg try_sum var_pop var_samp variance ";
    const std::string folded = source::fold_case(function);
    return names.find(" " + folded + " ") != std::string_view::npos || folded.starts_with("regr_")
           || folded.find("_agg") != std::string::npos; // array_agg, theta_sketch_agg …
}

std::uint32_t Lowering::derive(std::shared_ptr<const Yield> rows) {
    derivations_.push_back({std::move(rows), {}});
    return static_cast<std::uint32_t>(derivations_.size() - 1);
}

std::uint32_t Lowering::add_use(std::uint32_t derivation, std::shared_ptr<const Yield> seen) {
    uses_.push_back({std::move(seen), {}});
    const auto index = static_cast<std::uint32_t>(uses_.size() - 1);
    derivations_[derivation].uses.push_back(index);
    return index;
}

/// TABLE t.
void Lowering::add_use(const CommonTable& table, std::shared_ptr<const Yield> seen, Scope& scope) {
    Source source;
    source.few = seen->few;
    source.yield = seen;
    if (table.derivation) source.use = add_use(*table.derivation, std::move(seen));
    scope.sources.push_back(std::move(source));
}

/// Aggregates and windows compute a value from several rows; a bound on it is none on these.
bool Lowering::depends_on_other_rows(const Grammar::NamedExpressionContext* item) const {
    const auto& tokens = tokens_->tokens;
    for (std::size_t i = item->start->getTokenIndex(); i < item->stop->getTokenIndex(); ++i) {
        const std::size_t type = tokens[i].type();
        if (type == Grammar::OVER || type == Grammar::LPAREN_QUERY) return true;
        if (tokens[i + 1].type() == Grammar::LPAREN && is_aggregate(tokens[i].text())) return true;
    }
    return false;
}

namespace {

/// Whether no bound on a column of a source is one on what that comes from.
bool closes(const Source& source, std::string_view name) {
    if (source.yield == nullptr) return false;
    const YieldColumn* listed = source.yield->find(name);
    return listed != nullptr ? listed->closed : source.yield->closes(fold_case(name));
}

} // namespace

/// What a bound on an item of a select list is a bound on: a column, or the only one that it is computed
/// from.
void Lowering::find_origins(Grammar::NamedExpressionContext* item, bool plain, const Mentions& mentions,
                            const Scope& scope, YieldColumn& column) {
    column.closed = !plain && depends_on_other_rows(item);
    if (column.closed || mentions.columns.size() != 1 || mentions.star || !mentions.values.empty()) return;
    const auto path = mentioned_path(mentions.columns.front());
    if (!path || path->empty()) return;
    const Match match = find_column(*path, scope);
    if (match.alias != nullptr && plain) column.origins = match.alias->origins;
    if (match.alias != nullptr && plain) column.closed = match.alias->closed;
    if (match.alias != nullptr || match.scope != &scope || scope.reshaped) return;
    if (match.scope->piped && match.qualifier > 0) return;
    column.closed = !match.sources.empty()
                    && std::all_of(match.sources.begin(), match.sources.end(), [&](const Source* source) {
                           return closes(*source, (*path)[match.qualifier].text.value);
                       });
    for (const Source* source : match.sources) {
        for (Origin& origin : origins_of(*path, match.qualifier, *source)) {
            const auto* operand = only_operand(item->value);
            const bool call = operand != nullptr && operand->call != nullptr && operand->name != nullptr;
            if (!plain && origin.function.empty())
                origin.function = call ? fold_case(text(operand->name)) : "+";
            origin.certain = origin.certain && match.sources.size() == 1;
            column.origins.push_back(std::move(origin));
        }
    }
}

/// `OVER w` and `OVER (w ORDER BY …)` partition by what `w` does. One that is not found partitions by
/// anything.
void Lowering::keep_partitions(const Windows& windows, const Grammar::SelectClausesContext* clauses,
                               Yield& rows) {
    for (const auto* window : windows.used) {
        for (int steps = 0; window != nullptr && steps < 8; ++steps) {
            const auto* own = window->specification;
            if (own != nullptr && own->base == nullptr) {
                keep_partitions(own, rows);
                break;
            }
            window = named_window(clauses->named, own != nullptr ? text(own->base) : text(window->name));
        }
    }
}

/// The window of that name in a WINDOW clause; null where there is none.
const parse::Grammar::WindowReferenceContext*
Lowering::named_window(const Grammar::WindowClauseContext* clause, std::string_view name) const {
    if (clause == nullptr) return nullptr;
    const std::string wanted = parse::name_value(name).value;
    for (const auto* window : clause->windows) {
        if (equal_folded(parse::name_value(text(window->name)).value, wanted)) return window->specification;
    }
    return nullptr;
}

/// A bound passes a window only on a column that it partitions by.
void Lowering::keep_partitions(const Grammar::WindowSpecificationContext* window, Yield& rows) {
    std::vector<std::string> kept;
    for (const auto* list : {&window->partitions, &window->clustered}) {
        for (auto* item : *list) {
            if (const auto path = column_path(item)) kept.push_back(fold_case(path->back().text.value));
        }
    }
    const auto is_kept = [&](const std::string& name) {
        return std::find(kept.begin(), kept.end(), name) != kept.end();
    };
    for (YieldColumn& column : rows.columns) {
        const std::string name = fold_case(column.name.text.value);
        const std::size_t erased = std::erase_if(column.origins, [&](const Origin& origin) {
            return !is_kept(name) && !is_kept(fold_case(origin.column.text.value));
        });
        column.closed = column.closed || (erased > 0 && column.origins.empty());
    }
    rows.close(kept);
    for (Origin& opening : rows.openings) {
        if (opening.only) {
            std::erase_if(*opening.only, [&](const std::string& name) { return !is_kept(name); });
        } else {
            opening.only = kept;
        }
    }
}

/// ROLLUP, CUBE, GROUPING SETS: rows of totals stand beside those of the groups.
bool Lowering::makes_totals(const Grammar::GroupByContext* tree) const {
    return has(tree, Grammar::ROLLUP) || has(tree, Grammar::CUBE) || has(tree, Grammar::SETS);
}

/// What HAVING says of a column itself holds for each row of the group.
void Lowering::having(Grammar::ExpressionContext* tree, const Yield& rows, Scope& scope) {
    Bounds found = bounds(tree, scope, false);
    std::erase_if(found.columns, [&](const BoundColumn& bound) {
        const YieldColumn* column =
            bound.path.size() == 1 ? rows.find(bound.path.front().text.value) : nullptr;
        return bound.kind == BoundKind::wrapped || (column != nullptr && column->origins.empty());
    });
    found.always = Bounds::Always::unknown;
    found.hole = false;
    if (!found.columns.empty()) attribute(found, scope, Attribution::all, span(tree));
}

facts::Predicate& Lowering::predicate_of(const Origin& origin) {
    return origin.derived ? uses_[origin.index].predicate : current_->reads[origin.index].predicate;
}

namespace {

/// The column of a bound on one of its fields.
std::string_view first_part(const Bound& bound) {
    const std::string_view text = bound.column.text.value;
    return text.substr(0, text.find('.'));
}

void bind(facts::Predicate& predicate, Bound bound, Span condition) {
    const auto same = [&](const Bound& own) {
        return own.kind == bound.kind && own.function == bound.function && own.certain == bound.certain
               && equal_folded(own.column.text.value, bound.column.text.value)
               && own.column.span == bound.column.span;
    };
    if (std::any_of(predicate.bounds.begin(), predicate.bounds.end(), same)) return;
    if (!predicate.present) predicate.span = condition;
    predicate.present = true;
    predicate.always_true = false;
    predicate.bounds.push_back(std::move(bound));
}

/// A bound of a use under the name that the derivation gives to its column.
bool rename(Bound& bound, const Use& use, const Yield& rows) {
    if (use.seen.get() == &rows) return true;
    const YieldColumn* column = use.seen->find(first_part(bound));
    if (column == nullptr || use.seen->columns.size() != rows.columns.size()) return false;
    const auto& own = rows.columns[static_cast<std::size_t>(column - use.seen->columns.data())].name;
    bound.column.text.value.replace(0, first_part(bound).size(), own.text.value);
    return true;
}

/// The strongest bound of each column, by its folded name.
std::map<std::string, Bound> by_column(const Use& use, const Yield& rows) {
    std::map<std::string, Bound> result;
    for (Bound bound : use.predicate.bounds) {
        if (!rename(bound, use, rows)) continue;
        const std::string name = fold_case(bound.column.text.value);
        const auto [at, added] = result.emplace(name, bound);
        if (!added && bound.kind < at->second.kind) at->second = std::move(bound);
    }
    return result;
}

/// What two uses have in common: of each column the weaker bound.
void intersect(std::map<std::string, Bound>& common, const std::map<std::string, Bound>& other) {
    std::erase_if(common, [&](const auto& each) { return !other.contains(each.first); });
    for (auto& [name, bound] : common) {
        const Bound& more = other.at(name);
        const bool certain = bound.certain && more.certain;
        if (bound.kind < more.kind) bound = more;
        bound.certain = certain;
    }
}

} // namespace

/// What a query reads that takes all rows of one relation or query.
std::optional<Origin> Lowering::plain_source(const Scope& scope) {
    if (scope.sources.size() != 1 || scope.piped || scope.reshaped) return std::nullopt;
    const Source& source = scope.sources.front();
    if (source.kind == Source::Kind::read) return Origin{false, static_cast<std::uint32_t>(source.index)};
    if (source.use) return Origin{true, *source.use};
    return std::nullopt;
}

/// SELECT … FROM t LIMIT 10 ends as soon as it has its rows, wherever they are: as if a condition that cannot
/// be seen chose them.
void Lowering::find_peek(const Grammar::QueryBodyContext* tree, Yield& rows) {
    const auto& tails = tree->tail;
    const bool limits = std::all_of(tails.begin(), tails.end(), [](const auto* tail) {
        return tail->order == nullptr && tail->kind != nullptr
               && (tail->kind->getType() == Grammar::LIMIT || tail->kind->getType() == Grammar::OFFSET);
    });
    if (!limits || !tree->rest.empty() || !tree->pipes.empty()) rows.plain.reset();
    if (!tails.empty()) pass_peek(rows);
}

namespace {

bool is_peek(const facts::Predicate& predicate) {
    return !predicate.present && predicate.coverage == facts::Coverage::partial;
}

} // namespace

void Lowering::pass_peek(const Yield& rows) {
    if (rows.plain) predicate_of(*rows.plain).coverage = facts::Coverage::partial;
}

void Lowering::pass_bounds() {
    // What reads from a derivation comes after it, so that its bounds are complete when its turn comes.
    for (std::size_t i = derivations_.size(); i > 0; --i)
        pass_bounds(derivations_[i - 1]);
}

void Lowering::pass_bounds(const Derivation& derivation) {
    const Yield& rows = *derivation.yield;
    std::vector<const Use*> uses; // that read all they can
    for (const std::uint32_t use : derivation.uses) {
        if (!is_peek(uses_[use].predicate)) uses.push_back(&uses_[use]);
    }
    if (uses.empty()) {
        if (!derivation.uses.empty()) pass_peek(rows);
        return;
    }
    const Use& first = *uses.front();
    const Span condition = first.predicate.span;
    bool hidden = false;
    bool natural = false;
    for (const Use* use : uses) {
        hidden = hidden || use->predicate.coverage == facts::Coverage::partial;
        natural = natural || use->predicate.natural;
    }
    if (uses.size() == 1) {
        for (Bound bound : first.predicate.bounds) {
            if (rename(bound, first, rows)) pass_bound(bound, rows, condition);
        }
    } else {
        auto common = by_column(first, rows);
        for (const Use* use : uses)
            intersect(common, by_column(*use, rows));
        for (const auto& [name, bound] : common)
            pass_bound(bound, rows, condition);
    }
    if (hidden) obscure(rows, condition, natural);
}

/// More may be bounded than is seen.
void Lowering::obscure(const Yield& rows, Span condition, bool natural) {
    for (const Origin& opening : rows.openings)
        obscure(opening, condition, natural);
    for (const YieldColumn& column : rows.columns) {
        for (const Origin& origin : column.origins)
            obscure(origin, condition, natural);
    }
}

void Lowering::obscure(const Origin& origin, Span condition, bool natural) {
    facts::Predicate& predicate = predicate_of(origin);
    if (!predicate.present) predicate.span = condition;
    predicate.present = true;
    predicate.coverage = facts::Coverage::partial;
    predicate.natural = predicate.natural || natural;
}

void Lowering::pass_bound(const Bound& bound, const Yield& rows, Span condition) {
    if (!bound.column.text.literal()) {
        obscure(rows, condition, false);
        return;
    }
    const std::string name = fold_case(first_part(bound));
    const YieldColumn* column = rows.find(name);
    if (column != nullptr) {
        for (const Origin& origin : column->origins) {
            Bound passed = bound;
            passed.column.text.value.replace(0, name.size(), origin.column.text.value);
            passed.certain = bound.certain && origin.certain;
            if (!origin.function.empty()) {
                if (bound.kind == BoundKind::column) continue; // nothing is computed backwards
                if (passed.function.empty()) passed.function = origin.function;
                passed.kind = BoundKind::wrapped;
            }
            bind(predicate_of(origin), std::move(passed), condition);
        }
        if (!rows.mixed) return;
    }
    for (const Origin& opening : rows.openings) {
        const auto& only = opening.only;
        if (only && std::find(only->begin(), only->end(), name) == only->end()) continue;
        Bound passed = bound;
        passed.certain = bound.certain && rows.openings.size() == 1;
        bind(predicate_of(opening), std::move(passed), condition);
    }
}

} // namespace lakelint::lower::databricks
