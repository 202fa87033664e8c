// SPDX-License-Identifier: Apache-2.0

// Grammar: Relations.g4. Names in FROM are resolved here: common tables and aliases are no reads.
#include "lower/databricks/lowering.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

bool one_of(std::string_view word, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* w) { return source::equal_folded(word, w); });
}

/// Table functions whose first argument is a path.
bool reads_path(std::string_view function) {
    return one_of(function, {"read_files", "cloud_files", "list_files", "read_csv", "read_json"});
}

/// Table functions whose first argument names a relation.
bool reads_named_relation(std::string_view function) {
    return one_of(function, {"table_changes", "table_changes_by_path"});
}

std::vector<std::string> folded_parts(const Name& name) {
    std::vector<std::string> parts;
    for (const Word& part : name.parts)
        parts.push_back(source::fold_case(part.text.value));
    return parts;
}

/// What is computed from the row before multiplies nothing that could be related.
void computed_from_row(std::size_t first, Scope& scope) {
    for (std::size_t i = first; i < scope.sources.size(); ++i)
        scope.sources[i].few = true;
}

} // namespace

void Lowering::relation_list(Grammar::RelationListContext* tree, Scope& scope) {
    const std::size_t first = scope.sources.size();
    for (; tree != nullptr; tree = tree->more) {
        const std::size_t item = scope.sources.size();
        if (tree->values != nullptr) {
            values_relation(tree->values->rows, tree->alias, scope);
            for (auto* extension : tree->extensions)
                relation_extension(extension, scope, item);
        } else {
            relation_primary(tree->first->primary, scope);
            if (tree->first->start->getType() == Grammar::LATERAL) computed_from_row(item, scope);
            for (auto* extension : tree->first->extensions)
                relation_extension(extension, scope, item);
        }
        if (item == first) continue;
        const Token& comma = tokens_->tokens[tree->start->getTokenIndex() - 1];
        scope.joins.push_back(
            {facts::Product::Kind::comma, span(&comma), first, item, scope.sources.size(), false});
    }
}

/// VALUES in FROM.
void Lowering::values_relation(const std::vector<Grammar::ExpressionContext*>& rows,
                               Grammar::TableAliasContext* given, Scope& scope) {
    visit_all(rows, scope);
    add_derived(values(rows, nullptr), given, scope);
}

/// A subquery or its like, under the names that its alias gives.
void Lowering::add_derived(Yield rows, Grammar::TableAliasContext* given, Scope& scope) {
    Source source;
    if (const auto name = alias(given)) {
        source.names = {source::fold_case(name->text.value)};
        source.aliased = true;
    }
    if (given != nullptr) rows.rename(listed_names(given->columns));
    source.few = rows.few;
    source.yield = std::make_shared<const Yield>(std::move(rows));
    source.use = add_use(derive(source.yield), source.yield);
    scope.sources.push_back(std::move(source));
}

void Lowering::relation_extension(Grammar::RelationExtensionContext* tree, Scope& scope, std::size_t left) {
    if (tree->joined != nullptr) {
        join(tree->joined, scope, left);
        return;
    }
    scope.reshaped = true;
    if (tree->pivoted != nullptr) pivot(tree->pivoted, scope);
    if (tree->recognized != nullptr) match_recognize(tree->recognized, scope);
}

void Lowering::relation_primary(Grammar::RelationPrimaryContext* tree, Scope& scope) {
    if (tree->hole != nullptr) hidden_ = true;
    if (tree->name != nullptr) {
        named_relation(tree, scope);
    } else if (tree->query_ != nullptr) {
        add_derived(query(tree->query_, scope), tree->alias, scope);
    } else if (tree->alias == nullptr) { // (a JOIN b): its relations are this query's own
        relation_list(tree->nested, scope);
    } else {
        Scope nested(scope.outer);
        relation_list(tree->nested, nested);
        Yield rows = rows_of(nested);
        products(nested);
        add_derived(std::move(rows), tree->alias, scope);
    }
}

std::optional<Word> Lowering::alias(Grammar::TableAliasContext* tree) {
    if (tree == nullptr) return std::nullopt;
    if (tree->name2 != nullptr) return word(tree->name2);
    if (tree->name == nullptr) return std::nullopt; // AS (a, b)
    return word(tree->name);
}

void Lowering::named_relation(Grammar::RelationPrimaryContext* tree, Scope& scope) {
    facts::Read read;
    read.name = name(tree->name);
    read.alias = alias(tree->alias);
    read.streaming = tree->start->getType() == Grammar::STREAM;
    if (tree->arguments != nullptr) {
        table_function(tree, read.name, scope);
        return;
    }
    if (tree->options != nullptr) add_options(tree->options->items);
    for (auto* travel : tree->travel) {
        read.travel = text_word(travel->value);
        visit(travel->value, scope);
    }
    if (tree->name->travel != nullptr)
        read.travel = Word{Text(tree->name->travel->getText()), span(tree->name->travel)};
    const bool renamed = tree->alias != nullptr && tree->alias->columns != nullptr;
    if (const CommonTable* common = use_of_common_table(read.name, scope)) {
        Source source;
        source.aliased = read.alias.has_value();
        source.names = {source::fold_case(read.alias ? read.alias->text.value : read.name.text())};
        source.yield = common->yield;
        source.few = common->yield != nullptr && common->yield->few;
        if (renamed && common->yield != nullptr) {
            Yield rows = *common->yield;
            rows.rename(listed_names(tree->alias->columns));
            source.yield = std::make_shared<const Yield>(std::move(rows));
        }
        if (common->derivation) source.use = add_use(*common->derivation, source.yield);
        scope.sources.push_back(std::move(source));
        return;
    }
    add_read(std::move(read), scope);
    scope.sources.back().renamed = renamed;
}

/// The common table that a name stands for where it is read; null for a relation.
const CommonTable* Lowering::use_of_common_table(const Name& name, const Scope& scope) {
    const CommonTable* common = scope.common_table(name);
    if (common != nullptr) common_.uses.push_back({common->number, common_.inside, conditions_ > 0});
    return common;
}

std::size_t Lowering::add_read(facts::Read read, Scope& scope) {
    Source source;
    source.kind = Source::Kind::read;
    source.index = current_->reads.size();
    source.aliased = read.alias.has_value();
    source.names =
        read.alias ? std::vector{source::fold_case(read.alias->text.value)} : folded_parts(read.name);
    scope.sources.push_back(std::move(source));
    if (read.kind == facts::ReadKind::relation && read.name.is_path()) read.kind = facts::ReadKind::path;
    read.purpose = purpose_;
    read.write = feeds_;
    read.condition = conditions_ > 0;
    current_->reads.push_back(std::move(read));
    return current_->reads.size() - 1;
}

/// STREAM(t) and table_changes('t', …) read a relation; read_files('/path') a path; others only what their
/// arguments read.
void Lowering::table_function(Grammar::RelationPrimaryContext* tree, const Name& function, Scope& scope) {
    const std::string called = function.last().text.value;
    facts::Read read;
    read.alias = alias(tree->alias);
    read.streaming = tree->start->getType() == Grammar::STREAM;
    auto* argument = tree->arguments->arguments.empty() ? nullptr : tree->arguments->arguments.front();
    Grammar::ExpressionContext* first = nullptr;
    if (argument != nullptr) first = argument->named != nullptr ? argument->named : argument->value;
    visit(tree->arguments, scope);
    for (auto* given : tree->arguments->arguments) {
        if (given->named == nullptr) continue;
        facts::Property option; // of read_files('…', format => 'csv')
        option.key = text_word(given->value);
        property_value(given->named, option);
        current_->options.push_back(std::move(option));
    }
    if (first != nullptr && one_of(called, {"stream"}) && function.parts.size() == 1) {
        read.streaming = true;
        read.name.span = span(first);
        const auto path = column_path(first);
        if (path) {
            read.name.parts = *path;
            add_read(std::move(read), scope);
            return;
        }
    }
    const bool relation = reads_named_relation(called);
    if (first != nullptr && (relation || reads_path(called))) {
        read.name.span = span(first);
        read.kind = relation ? facts::ReadKind::relation : facts::ReadKind::path;
        if (relation) {
            append_clause(read.name, first, read.name.span);
            read.predicate.coverage = facts::Coverage::partial; // the versions bound it
        } else {
            read.name.parts.push_back({constant_text(first), read.name.span});
        }
        add_read(std::move(read), scope);
        return;
    }
    Yield rows; // of its own making: nothing is known of them
    rows.hidden = true;
    rows.few = true;
    add_derived(std::move(rows), tree->alias, scope);
    scope.sources.back().aliased = true;
    if (!read.alias) scope.sources.back().names = {source::fold_case(called)};
}

/// The path of an expression that is nothing but a column: also the form of a name inside STREAM(…).
std::optional<std::vector<Word>> Lowering::column_path(Grammar::ExpressionContext* tree) {
    const auto* term = tree->first;
    if (!tree->rest.empty() || tree->body != nullptr || !term->negations.empty() || !term->tests.empty())
        return std::nullopt;
    if (!term->operands.empty()) return std::nullopt;
    const auto* operand = term->left;
    if (operand->name == nullptr || operand->call != nullptr || !operand->typed.empty()) return std::nullopt;
    if (!operand->suffixes.empty() || operand->firstSuffix != nullptr) return std::nullopt;
    std::vector<Word> path{word(operand->name)};
    for (auto* field : operand->fields)
        path.push_back(word(field));
    return path;
}

void Lowering::table_argument(Grammar::TableArgumentContext* tree, Scope& scope) {
    if (tree->query_ != nullptr) {
        query(tree->query_, scope);
        return;
    }
    Scope own(&scope);
    facts::Read read;
    read.name = name(tree->name != nullptr ? tree->name : tree->parenthesized);
    if (use_of_common_table(read.name, scope) == nullptr) add_read(std::move(read), own);
}

namespace {

/// Which relations the condition of a join counts for.
Attribution attribution_of(std::size_t first, bool semi) {
    switch (first) {
    case Grammar::LEFT: return semi ? Attribution::all : Attribution::last;
    case Grammar::ANTI: return Attribution::last;
    case Grammar::RIGHT: return Attribution::all_but_last;
    case Grammar::FULL: return Attribution::none;
    default: return Attribution::all;
    }
}

facts::Product::Kind join_kind(Grammar::JoinContext* tree) {
    const bool cross = tree->kind != nullptr && tree->kind->start->getType() == Grammar::CROSS;
    return cross ? facts::Product::Kind::cross_join : facts::Product::Kind::join;
}

} // namespace

/// `left` is where the relations that it joins to begin.
void Lowering::join(Grammar::JoinContext* tree, Scope& scope, std::size_t left) {
    const std::size_t right = scope.sources.size();
    if (tree->right != nullptr) {
        relation_primary(tree->right, scope);
        const std::size_t before = tree->right->start->getTokenIndex() - 1;
        if (tokens_->tokens[before].type() == Grammar::LATERAL) computed_from_row(right, scope);
    } else {
        values_relation(tree->values->rows, tree->values->alias, scope);
    }
    auto* criteria = tree->criteria;
    const bool natural = tree->start->getType() == Grammar::NATURAL;
    if (natural && criteria != nullptr) {
        reject(span(criteria->start), "a NATURAL JOIN takes no ON or USING",
               "drop NATURAL, or the condition");
    }
    const bool semi = tree->kind != nullptr && has(tree->kind, Grammar::SEMI);
    const bool tested = semi || (tree->kind != nullptr && has(tree->kind, Grammar::ANTI));
    Bounds::Always always = criteria == nullptr ? Bounds::Always::true_ : Bounds::Always::unknown;
    if (criteria != nullptr && criteria->condition != nullptr) {
        const std::size_t kind = tree->kind == nullptr ? 0 : tree->kind->start->getType();
        always = condition(criteria->condition, scope, attribution_of(kind, semi));
    }
    if (criteria != nullptr && criteria->columns != nullptr) {
        const std::size_t kind = tree->kind == nullptr ? 0 : tree->kind->start->getType();
        attribute_names(criteria->columns, scope, left, attribution_of(kind, semi));
    }
    if (natural && criteria == nullptr) {
        const std::size_t kind = tree->kind == nullptr ? 0 : tree->kind->start->getType();
        attribute_natural(scope, left, right, attribution_of(kind, semi), span(tree->start));
    }
    if (tested) {
        for (std::size_t i = right; i < scope.sources.size(); ++i)
            scope.sources[i].tested = true;
        return;
    }
    const bool by_names = natural || (criteria != nullptr && criteria->columns != nullptr);
    if (criteria != nullptr && criteria->columns != nullptr) {
        for (const Word& name : listed_names(criteria->columns))
            scope.merged.push_back(source::fold_case(name.text.value));
    }
    if (!by_names && always != Bounds::Always::true_) return;
    const Span words = source::cover(span(tree->start), span(find(tree, Grammar::JOIN))); // `CROSS JOIN`
    scope.joins.push_back({join_kind(tree), words, left, right, scope.sources.size(), by_names});
}

/// LATERAL VIEW explode(items) AS item.
void Lowering::lateral_view(Grammar::LateralViewContext* tree, Scope& scope) {
    Mentions mentions;
    {
        const Collecting collecting(collected_, &mentions);
        visit_all(tree->arguments, scope);
    }
    YieldColumn made;
    if (lineage_) trace(mentions, scope, made);
    made.direct = false;
    Yield rows;
    for (auto* column : tree->columns) {
        made.name = word(column);
        rows.columns.push_back(made);
    }
    rows.hidden = tree->columns.empty();
    Source source;
    source.aliased = true;
    source.few = true;
    source.names = {source::fold_case(tree->alias == nullptr ? std::string() : word(tree->alias).text.value)};
    source.yield = std::make_shared<const Yield>(std::move(rows));
    scope.sources.push_back(std::move(source));
}

void Lowering::views_or_joins(const std::vector<Grammar::ViewOrJoinContext*>& views, Scope& scope) {
    for (auto* item : views) {
        lateral_view(item->view, scope);
        for (auto* joined : item->joins)
            join(joined, scope, 0);
    }
}

void Lowering::pivot(Grammar::PivotContext* tree, Scope& scope) {
    visit_all(tree->aggregates, scope);
    visit_all(tree->values, scope);
}

void Lowering::match_recognize(Grammar::MatchRecognizeContext* tree, Scope& scope) {
    visit_all(tree->partitions, scope);
    if (tree->order != nullptr) visit_all(tree->order->sorts, scope);
    for (auto* measure : tree->measures)
        visit(measure->value, scope);
    for (auto* definition : tree->definitions)
        visit(definition->condition, scope);
}

} // namespace lakelint::lower::databricks
