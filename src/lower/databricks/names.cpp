// SPDX-License-Identifier: Apache-2.0

// Grammar: Names.g4
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

const Token& as_token(const antlr4::Token* token) { return *static_cast<const Token*>(token); }

/// Appends, moving the holes along.
void append(Text& text, const Text& more) {
    const auto shift = static_cast<std::uint32_t>(text.value.size());
    text.value += more.value;
    for (const auto& hole : more.holes)
        text.holes.push_back({hole.begin + shift, hole.end + shift});
}

Text whole_hole(std::string_view spelling) {
    return {std::string(spelling), {{0, static_cast<std::uint32_t>(spelling.size())}}};
}

/// The part of a text between two offsets, with its holes.
Text slice(const Text& text, std::size_t begin, std::size_t end) {
    Text part(text.value.substr(begin, end - begin));
    for (const auto& hole : text.holes) {
        if (hole.begin >= begin && hole.end <= end) {
            part.holes.push_back({hole.begin - static_cast<std::uint32_t>(begin),
                                  hole.end - static_cast<std::uint32_t>(begin)});
        }
    }
    return part;
}

bool in_hole(const Text& text, std::size_t at) {
    return std::any_of(text.holes.begin(), text.holes.end(),
                       [&](const Text::Hole& hole) { return hole.begin <= at && at < hole.end; });
}

/// Dots that separate parts: not in holes and not inside backquotes.
std::vector<std::size_t> separating_dots(const Text& text) {
    std::vector<std::size_t> dots;
    bool quoted = false;
    for (std::size_t i = 0; i < text.value.size(); ++i) {
        if (in_hole(text, i)) continue;
        if (text.value[i] == '`') quoted = !quoted;
        if (text.value[i] == '.' && !quoted) dots.push_back(i);
    }
    return dots;
}

Text without_backquotes(Text part) {
    if (part.value.size() >= 2 && part.value.front() == '`' && part.value.back() == '`')
        return parse::name_value(part.value);
    return part;
}

} // namespace

Span Lowering::span(const antlr4::Token* token) const { return map_.to_file(as_token(token).span()); }

Span Lowering::raw_span(const antlr4::ParserRuleContext* tree) const {
    const Span first = as_token(tree->start).span();
    if (tree->stop == nullptr) return {first.begin, first.begin};
    const Span last = as_token(tree->stop).span();
    return {first.begin, std::max(first.begin, last.end)};
}

Span Lowering::span(const antlr4::ParserRuleContext* tree) const { return map_.to_file(raw_span(tree)); }

/// From one token to the last before another.
Span Lowering::span_before(const antlr4::Token* from, const antlr4::Token* until) const {
    const Token& last = tokens_->tokens[until->getTokenIndex() - 1];
    return map_.to_file(source::cover(as_token(from).span(), last.span()));
}

Span Lowering::span_if(const antlr4::ParserRuleContext* tree) const {
    return tree == nullptr ? Span() : span(tree);
}

std::string_view Lowering::text(const antlr4::ParserRuleContext* tree) const {
    const Span raw = raw_span(tree);
    const Token& first = as_token(tree->start);
    return {first.text().data(), raw.size()};
}

const Token* Lowering::find(const antlr4::ParserRuleContext* tree, std::size_t type) const {
    if (tree->stop == nullptr) return nullptr;
    const std::size_t last = tree->stop->getTokenIndex();
    for (std::size_t i = tree->start->getTokenIndex(); i <= last; ++i) {
        if (tokens_->tokens[i].type() == type) return &tokens_->tokens[i];
    }
    return nullptr;
}

bool Lowering::has(const antlr4::ParserRuleContext* tree, std::size_t type) const {
    return find(tree, type) != nullptr;
}

Word Lowering::word(const antlr4::ParserRuleContext* identifier) {
    const Token& token = as_token(identifier->start);
    if (token.type() == Grammar::STRING) return string_word(&token);
    if (token.type() == Grammar::IDENTIFIER_CLAUSE) return clause_word(identifier);
    return {parse::name_value(token.text()), span(&token)};
}

/// IDENTIFIER('x') in place of a plain name.
Word Lowering::clause_word(const antlr4::ParserRuleContext* tree) const {
    const Token* literal = find(tree, Grammar::STRING);
    const bool only = literal != nullptr && tree->stop->getTokenIndex() == literal->index() + 1;
    if (only) return {parse::string_value(literal->text()), span(tree)};
    return {whole_hole(text(tree)), span(tree)};
}

Word Lowering::string_word(const antlr4::Token* token) const {
    return {parse::string_value(as_token(token).text()), span(token)};
}

Word Lowering::comment_word(const antlr4::Token* token) const {
    const Token& comment = as_token(token);
    if (comment.type() == Grammar::STRING) return string_word(token);
    if (comment.type() == Grammar::HOLE) return {whole_hole(comment.text()), span(token)};
    std::string_view body = comment.text(); // $$…$$
    if (body.size() >= 4) body = body.substr(2, body.size() - 4);
    return {Text(std::string(body), parse::find_holes(body)), span(token)};
}

/// The tree as it was written, with one blank where there was white space or a comment.
Word Lowering::text_word(const antlr4::ParserRuleContext* tree) const {
    std::string joined;
    std::uint32_t last_end = 0;
    const std::size_t last =
        tree->stop == nullptr ? tree->start->getTokenIndex() : tree->stop->getTokenIndex();
    for (std::size_t i = tree->start->getTokenIndex(); i <= last; ++i) {
        const Token& token = tokens_->tokens[i];
        if (!joined.empty() && token.span().begin != last_end) joined += ' ';
        joined += token.text();
        last_end = token.span().end;
    }
    std::vector<Text::Hole> holes = parse::find_holes(joined);
    return {Text(std::move(joined), std::move(holes)), span(tree)};
}

Name Lowering::name(Grammar::ObjectNameContext* tree) {
    Name result;
    result.span = span(tree);
    for (auto* part : tree->parts)
        append_parts(result, part);
    return result;
}

Word Lowering::column(Grammar::ColumnNameContext* tree) {
    Word result;
    result.span = span(tree);
    for (auto* part : tree->parts) {
        Name parts;
        append_parts(parts, part);
        for (const Word& piece : parts.parts) {
            if (!result.text.value.empty()) result.text.value += '.';
            append(result.text, piece.text);
        }
    }
    return result;
}

void Lowering::append_parts(Name& name, Grammar::NamePartContext* part) {
    if (part->word != nullptr) {
        name.parts.push_back(word(part->word));
    } else {
        append_clause(name, part->clause, span(part));
    }
}

/// IDENTIFIER('a.b') is two parts; IDENTIFIER(:t) one that is not known.
void Lowering::append_clause(Name& name, Grammar::ExpressionContext* clause, Span span) {
    const Text text = constant_text(clause);
    std::size_t begin = 0;
    for (const std::size_t dot : separating_dots(text)) {
        name.parts.push_back({without_backquotes(slice(text, begin, dot)), span});
        begin = dot + 1;
    }
    name.parts.push_back({without_backquotes(slice(text, begin, text.value.size())), span});
}

std::vector<Word> Lowering::columns(Grammar::ColumnListContext* list) {
    std::vector<Word> result;
    if (list == nullptr) return result;
    for (auto* item : list->items)
        result.push_back(column(item));
    return result;
}

/// The text that an expression comes to, with a hole for what only the run knows.
Text Lowering::constant_text(Grammar::ExpressionContext* tree) {
    const auto* term = tree->first;
    const bool plain =
        tree->rest.empty() && tree->body == nullptr && term->negations.empty() && term->tests.empty();
    const bool concatenation = std::all_of(term->operators.begin(), term->operators.end(),
                                           [&](auto* op) { return op->start->getType() == Grammar::CONCAT; });
    if (!plain || !concatenation) return whole_hole(text(tree));
    Text result = constant_text(term->left);
    for (auto* operand : term->operands)
        append(result, constant_text(operand));
    return result;
}

Text Lowering::constant_text(Grammar::OperandContext* tree) {
    if (tree->suffixes.empty() && tree->firstSuffix == nullptr) {
        if (!tree->strings.empty()) {
            Text result;
            for (auto* token : tree->strings)
                append(result, parse::string_value(as_token(token).text()));
            return result;
        }
        if (tree->literal != nullptr && tree->literal->getType() == Grammar::INTEGER)
            return Text(std::string(text(tree)));
        if (tree->name != nullptr && tree->call != nullptr
            && source::equal_folded(text(tree->name), "concat")) {
            Text result;
            for (auto* argument : tree->call->arguments) {
                append(result, argument->value == nullptr ? whole_hole(text(argument))
                                                          : constant_text(argument->value));
            }
            return result;
        }
    }
    return whole_hole(text(tree));
}

} // namespace lakelint::lower::databricks
