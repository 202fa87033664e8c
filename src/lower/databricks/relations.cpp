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

} // namespace

void Lowering::relation_list(Grammar::RelationListContext* tree, Scope& scope) {
    for (; tree != nullptr; tree = tree->more) {
        if (tree->values != nullptr) {
            visit_all(tree->values->rows, scope);
            Source source;
            const auto given = alias(tree->alias);
            if (given) source.names = {source::fold_case(given->text.value)};
            source.aliased = given.has_value();
            scope.sources.push_back(std::move(source));
            for (auto* extension : tree->extensions)
                relation_extension(extension, scope);
        } else {
            relation_primary(tree->first->primary, scope);
            for (auto* extension : tree->first->extensions)
                relation_extension(extension, scope);
        }
    }
}

void Lowering::relation_extension(Grammar::RelationExtensionContext* tree, Scope& scope) {
    if (tree->joined != nullptr) join(tree->joined, scope);
    if (tree->pivoted != nullptr) pivot(tree->pivoted, scope);
    if (tree->recognized != nullptr) match_recognize(tree->recognized, scope);
}

void Lowering::relation_primary(Grammar::RelationPrimaryContext* tree, Scope& scope) {
    if (tree->hole != nullptr) hidden_ = true;
    if (tree->name != nullptr) {
        named_relation(tree, scope);
        return;
    }
    if (tree->query_ != nullptr) {
        query(tree->query_, scope);
    } else {
        if (tree->alias == nullptr) { // (a JOIN b): its relations are this query's own
            relation_list(tree->nested, scope);
            return;
        }
        Scope nested(scope.outer);
        relation_list(tree->nested, nested);
    }
    Source source;
    if (const auto given = alias(tree->alias)) {
        source.names = {source::fold_case(given->text.value)};
        source.aliased = true;
    }
    scope.sources.push_back(std::move(source));
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
    read.streaming = has(tree, Grammar::STREAM) && tree->start->getType() == Grammar::STREAM;
    if (tree->arguments != nullptr) {
        table_function(tree, read.name, scope);
        return;
    }
    if (tree->options != nullptr) {
        for (auto* option : tree->options->items)
            current_->options.push_back(property(option));
    }
    for (auto* travel : tree->travel) {
        read.travel = text_word(travel->value);
        visit(travel->value, scope);
    }
    if (tree->name->travel != nullptr)
        read.travel = Word{Text(tree->name->travel->getText()), span(tree->name->travel)};
    const bool common =
        read.name.parts.size() == 1 && scope.is_common_table(source::fold_case(read.name.text()));
    if (common) {
        Source source;
        source.aliased = read.alias.has_value();
        source.names = {source::fold_case(read.alias ? read.alias->text.value : read.name.text())};
        scope.sources.push_back(std::move(source));
        return;
    }
    add_read(std::move(read), scope);
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
        } else {
            read.name.parts.push_back({constant_text(first), read.name.span});
        }
        add_read(std::move(read), scope);
        return;
    }
    Source source;
    source.aliased = true;
    source.names = {source::fold_case(read.alias ? read.alias->text.value : called)};
    scope.sources.push_back(std::move(source));
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
    const bool common =
        read.name.parts.size() == 1 && scope.is_common_table(source::fold_case(read.name.text()));
    if (!common) add_read(std::move(read), own);
}

void Lowering::join(Grammar::JoinContext* tree, Scope& scope) {
    if (tree->right != nullptr) {
        relation_primary(tree->right, scope);
    } else {
        visit_all(tree->values->rows, scope);
        Source source;
        const auto given = alias(tree->values->alias);
        if (given) source.names = {source::fold_case(given->text.value)};
        source.aliased = given.has_value();
        scope.sources.push_back(std::move(source));
    }
    auto* criteria = tree->criteria;
    const bool natural = tree->start->getType() == Grammar::NATURAL;
    if (natural && criteria != nullptr) {
        reject(span(criteria->start), "a NATURAL JOIN takes no ON or USING",
               "drop NATURAL, or the condition");
    }
    if (criteria == nullptr) return;
    Attribution attribution = Attribution::all;
    if (tree->kind != nullptr) {
        switch (tree->kind->start->getType()) {
        case Grammar::LEFT: {
            const bool keeps_left = !has(tree->kind, Grammar::SEMI);
            if (keeps_left) attribution = Attribution::last;
            break;
        }
        case Grammar::ANTI: attribution = Attribution::last; break;
        case Grammar::RIGHT: attribution = Attribution::all_but_last; break;
        case Grammar::FULL: attribution = Attribution::none; break;
        default: break;
        }
    }
    condition(criteria->condition, scope, attribution);
}

void Lowering::lateral_view(Grammar::LateralViewContext* tree, Scope& scope) {
    visit_all(tree->arguments, scope);
    Source source;
    source.aliased = true;
    source.names = {source::fold_case(tree->alias == nullptr ? std::string() : word(tree->alias).text.value)};
    scope.sources.push_back(std::move(source));
}

void Lowering::views_or_joins(const std::vector<Grammar::ViewOrJoinContext*>& views, Scope& scope) {
    for (auto* item : views) {
        lateral_view(item->view, scope);
        for (auto* joined : item->joins)
            join(joined, scope);
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
