// SPDX-License-Identifier: Apache-2.0

// Grammar: Session.g4
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

namespace lakelint::lower::databricks {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

} // namespace

/// What later statements of the file find in force.
void Lowering::change_context(std::optional<Text> catalog, std::optional<Text> schema) {
    facts::Context next = file_.contexts[context_];
    if (catalog) {
        next.catalog = std::move(*catalog);
        next.schema = Text("default"); // USE CATALOG leaves the session in its schema `default`
    }
    if (schema) next.schema = std::move(*schema);
    file_.contexts.push_back(std::move(next));
    context_ = static_cast<std::uint32_t>(file_.contexts.size() - 1);
}

void Lowering::use(Grammar::UseStatementContext* tree) {
    open("use", tree);
    const bool catalog = tree->kind != nullptr && tree->kind->getType() == Grammar::CATALOG;
    const std::vector<Word> parts =
        tree->name != nullptr ? name(tree->name).parts : std::vector{string_word(tree->catalogText)};
    current_->uses.push_back({parts, source::cover(parts.front().span, parts.back().span)});
    close();
    if (catalog) {
        change_context(parts.back().text, std::nullopt);
    } else if (parts.size() == 1) {
        change_context(std::nullopt, parts.back().text);
    } else {
        change_context(parts[parts.size() - 2].text, parts.back().text);
    }
}

void Lowering::set(Grammar::SetStatementContext* tree) {
    open("set", tree);
    Scope scope;
    std::optional<Text> catalog;
    if (tree->raw != nullptr) {
        setting(tree->raw);
    } else if (tree->tag != nullptr) {
        current_->kind = "set-tag";
        tag(tree->tag, true);
    } else if (tree->catalog != nullptr) {
        current_->uses.push_back(name(tree->catalog));
        catalog = current_->uses.back().last().text;
    } else if (tokens_->tokens[tree->start->getTokenIndex() + 1].type() == Grammar::CATALOG) {
        const Word text = string_word(tree->stop);
        current_->uses.push_back({{text}, text.span});
        catalog = text.text;
    } else {
        assignments(tree->assignments, scope);
        for (auto* item : tree->assignments)
            suspect(column(item->column), item->value);
        if (tree->query_ != nullptr) query(tree->query_, scope);
    }
    close();
    if (catalog) change_context(std::move(catalog), std::nullopt);
}

/// `key = value` of a SET that is free text; `SET -v` and `SET key` set nothing.
void Lowering::setting(const antlr4::Token* raw) {
    const std::string_view all = static_cast<const Token*>(raw)->text();
    const std::size_t equal = all.find('=');
    if (equal == std::string_view::npos) return;
    const std::string_view key = trim(all.substr(0, equal));
    const std::string_view value = trim(all.substr(equal + 1));
    const std::uint32_t begin = static_cast<const Token*>(raw)->span().begin;
    const auto place = [&](std::string_view part) {
        const auto offset = begin + static_cast<std::uint32_t>(part.data() - all.data());
        return map_.to_file(Span{offset, offset + static_cast<std::uint32_t>(part.size())});
    };
    if (key.empty()) return;
    facts::Setting entry;
    entry.key = {parse::name_value(key), place(key)};
    entry.value = {Text(std::string(value), parse::find_holes(value)),
                   value.empty() ? place(key) : place(value)};
    suspect(entry.key, entry.value);
    current_->settings.push_back(std::move(entry));
}

void Lowering::cache(Grammar::CacheStatementContext* tree) {
    open("cache", tree);
    Scope scope;
    add_options(tree->options);
    if (tree->query_ != nullptr) {
        lineage_ = true;
        store(query(tree->query_, scope), std::nullopt, false);
        facts::Creation creation; // CACHE TABLE t AS SELECT makes a temporary view
        creation.kind = facts::RelationKind::temporary_view;
        creation.name = name(tree->target);
        creation.keyword = current_->keyword;
        creation.from_query = true;
        creation.column_coverage = facts::Coverage::partial;
        current_->creations.push_back(std::move(creation));
    } else if (tree->source != nullptr) {
        facts::Read read;
        read.name = name(tree->source);
        Scope own(&scope);
        add_read(std::move(read), own);
        visit_all(tree->items, own);
        condition(tree->where, own);
    }
    close();
}

} // namespace lakelint::lower::databricks
