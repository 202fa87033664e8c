// SPDX-License-Identifier: Apache-2.0

// Grammar: Queries.g4. What a query yields, column by column, and what of it a statement stores.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using source::equal_folded;

namespace {

/// `*`, `t.*`, or `x[0].*`, which takes the fields of a struct.
Grammar::StarExpressionContext* star_of(Grammar::OperandContext* tree) {
    if (tree == nullptr) return nullptr;
    if (!tree->suffixes.empty())
        return tree->suffixes.back()->field == nullptr ? nullptr : tree->suffixes.back()->field->star;
    if (tree->star != nullptr) return tree->star;
    return tree->fields.empty() || tree->call != nullptr ? nullptr : tree->fields.back()->star;
}

/// Functions that make several columns of one value, or columns of their own names.
bool makes_columns(std::string_view function) {
    constexpr std::array names = {"explode", "explode_outer", "posexplode", "posexplode_outer", "inline",
                                  "stack",   "inline_outer",  "json_tuple", "variant_explode"};
    return std::any_of(names.begin(), names.end(), [&](const char* n) { return equal_folded(function, n); });
}

} // namespace

Yield Lowering::select_list(Grammar::SelectListContext* tree, Scope& scope) {
    check_hints(tree);
    Yield result;
    result.columns.reserve(tree->items.size());
    scope.selecting = &result;
    for (auto* item : tree->items)
        output(item, scope, result);
    scope.selecting = nullptr;
    if (tree->script != nullptr) { // the script makes the columns
        result.columns.clear();
        result.forget_places();
        result.hidden = true;
    }
    return result;
}

/// Adds what one item of a select list stands for.
void Lowering::output(Grammar::NamedExpressionContext* item, Scope& scope, Yield& yield) {
    auto* operand = only_operand(item->value);
    if (star_of(operand) != nullptr) {
        visit(item, scope);
        expand_star(operand, scope, yield);
        return;
    }
    YieldColumn column = output_column(item, operand, scope);
    if (item->list != nullptr) { // stack(…) AS (a, b)
        column.direct = false;
        for (auto* alias : item->list->items) {
            column.name = word(alias);
            yield.columns.push_back(column);
        }
        return;
    }
    const bool aliased = item->name != nullptr || item->bare != nullptr;
    if (aliased) {
        Word given =
            word(item->name != nullptr ? static_cast<antlr4::ParserRuleContext*>(item->name) : item->bare);
        column.renamed = !equal_folded(given.text.value, column.name.text.value);
        column.name = std::move(given);
    }
    const bool hole = operand != nullptr && operand->start->getType() == Grammar::HOLE;
    const bool generator = operand != nullptr && operand->call != nullptr && operand->name != nullptr
                           && makes_columns(text(operand->name));
    if (!aliased && hole && !yield.placeholder) yield.placeholder = span(operand);
    if (!aliased && (hole || generator)) {
        yield.hidden = true; // may be any number of columns
        return;
    }
    yield.columns.push_back(std::move(column));
}

/// What an item is computed from, and its own name if it has one.
YieldColumn Lowering::output_column(Grammar::NamedExpressionContext* item, Grammar::OperandContext* operand,
                                    Scope& scope) {
    YieldColumn column;
    if (operand != nullptr && operand->name != nullptr) column.name = own_name(operand);
    Mentions mentions;
    {
        const Collecting collecting(collected_, &mentions);
        visit(item, scope);
    }
    if (lineage_) trace(mentions, scope, column);
    const bool plain = operand != nullptr && operand->name != nullptr && operand->call == nullptr
                       && operand->firstSuffix == nullptr && operand->suffixes.empty()
                       && operand->typed.empty() && item->value->start == operand->name->start;
    column.direct = column.direct && plain;
    find_origins(item, plain, mentions, scope, column);
    return column;
}

/// A column's own name, or a field's; a cast of a column keeps it.
Word Lowering::own_name(Grammar::OperandContext* tree) {
    if (tree->call != nullptr) {
        const std::string_view function = text(tree->name);
        const bool cast = equal_folded(function, "cast") || equal_folded(function, "try_cast");
        const auto& arguments = tree->call->arguments;
        if (!cast || arguments.size() != 1 || arguments.front()->value == nullptr) return {};
        auto* inner = only_operand(arguments.front()->value);
        return inner == nullptr || inner->name == nullptr || inner->call != nullptr ? Word()
                                                                                    : own_name(inner);
    }
    const bool cast = tree->firstSuffix != nullptr && tree->firstSuffix->type != nullptr;
    if ((tree->firstSuffix != nullptr && !cast) || !tree->suffixes.empty() || !tree->typed.empty()) return {};
    if (tree->fields.empty()) return word(tree->name);
    auto* field = tree->fields.back();
    return field->clause != nullptr || field->star != nullptr ? Word() : word(field);
}

/// The source whose columns `t.*` takes; nothing where it is the fields of a struct.
const Source* Lowering::star_source(Grammar::OperandContext* tree, const Scope& scope) {
    if (tree->identifierClause != nullptr || !tree->suffixes.empty()) return nullptr;
    std::vector<Word> path{word(tree->name)};
    for (auto* field : tree->fields)
        path.push_back(word(field)); // the last is the star
    const Source* source = scope.named_source(path);
    return source != nullptr && source->qualifier_length(path) + 1 == path.size() ? source : nullptr;
}

/// The columns that a star takes: those that its sources list, and a fact where they do not.
void Lowering::expand_star(Grammar::OperandContext* tree, Scope& scope, Yield& yield) {
    auto* star = star_of(tree);
    const bool qualified = tree->star != star;
    const Source* named = qualified ? star_source(tree, scope) : nullptr;
    if (qualified && named == nullptr) {
        yield.hidden = true;
        return;
    }
    std::vector<Word> excepted;
    if (star->excluded != nullptr) {
        for (auto* item : star->excluded->items)
            excepted.push_back(column(item));
    }
    std::vector<std::uint32_t> reads;
    const std::size_t before = yield.columns.size();
    bool exact = star->excluded == nullptr && !scope.reshaped;
    for (const Source& source : scope.visible()) {
        if (source.tested || (named != nullptr && &source != named)) continue;
        exact = exact && source.kind == Source::Kind::read && !source.renamed;
        if (source.kind == Source::Kind::read) {
            reads.push_back(static_cast<std::uint32_t>(source.index));
            yield.pass_through(reads.back());
            if (!scope.reshaped && !source.renamed) yield.openings.push_back({false, reads.back()});
        } else {
            take_columns(source, scope.merged, excepted, yield, before);
        }
    }
    inherit_closed(scope, yield);
    if (scope.reshaped) {
        yield.columns.resize(before);
        yield.hidden = true;
    }
    if (reads.empty()) return;
    const Span whole = source::cover(span(tree->start), span(star->start));
    const bool one = reads.size() == 1;
    yield.add_star({whole, one ? std::optional(reads.front()) : std::nullopt, one && exact});
}

facts::Projection Lowering::projection_of(const Yield& yield) const {
    facts::Projection projection;
    projection.stars = yield.stars;
    projection.placeholder = yield.placeholder;
    projection.closed = yield.closed;
    projection.passing = yield.passing;
    const bool many = std::any_of(yield.stars.begin(), yield.stars.end(),
                                  [](const facts::Star& star) { return !star.read; });
    const auto starred = [&](std::uint32_t read) {
        return std::any_of(yield.stars.begin(), yield.stars.end(),
                           [read](const facts::Star& star) { return star.read == read; });
    };
    if (yield.hidden || (!many && !std::all_of(yield.through.begin(), yield.through.end(), starred)))
        projection.rest = facts::Coverage::partial;
    bool whole = yield.listed() && yield.stars.empty();
    projection.columns.reserve(yield.columns.size());
    for (const YieldColumn& column : yield.columns) {
        whole = whole && column.followed;
        YieldColumn single;
        for (const Mention& mention : column.sources)
            add_source(single, mention); // each once
        facts::Output output{column.name, {}, column.direct};
        output.closed = column.closed;
        if (!column.followed) output.coverage = facts::Coverage::partial;
        for (const Mention& mention : single.sources) {
            output.sources.push_back(mentions_[mention.index]);
            output.sources.back().certain = mention.certain;
        }
        projection.columns.push_back(std::move(output));
    }
    if (!whole) projection.coverage = facts::Coverage::partial;
    return projection;
}

/// The fact of a query whose rows the statement stores.
void Lowering::store(const Yield& yield, std::optional<std::uint32_t> write, bool ordered) {
    facts::Projection projection = projection_of(yield);
    projection.write = write;
    if (ordered) projection.order = yield.order;
    current_->projections.push_back(std::move(projection));
}

} // namespace lakelint::lower::databricks
