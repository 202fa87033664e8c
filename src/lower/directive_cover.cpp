// SPDX-License-Identifier: Apache-2.0

// Which part of a fragment a comment speaks of.
#include "lower/directive.h"
#include "parse/antlr.h"

#include <algorithm>

namespace lakelint::lower {
namespace {

using parse::Grammar;
using parse::Token;
using source::Span;

/// The line that a byte belongs to, without its line break; `known` is the one asked for last.
Span line_of(std::string_view text, std::uint32_t at, Span& known) {
    if (known.begin <= at && at < known.end) return known;
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at && text[end - 1] == '\r') --end;
    known = {before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1),
             static_cast<std::uint32_t>(end)};
    return known;
}

/// The statement of a script that begins with a token ends at its next semicolon.
std::uint32_t end_of_inner(std::vector<Token>::const_iterator first, const parse::StatementTokens& statement,
                           std::uint32_t end) {
    const auto semicolon = std::find_if(
        first, statement.tokens.end(), [](const Token& token) { return token.type() == Grammar::SEMICOLON; });
    return semicolon == statement.tokens.end() ? end : semicolon->span().end;
}

} // namespace

std::uint32_t end_of(const parse::StatementTokens& statement, const parse::StatementReader& reader) {
    if (!statement.terminator.empty()) return statement.terminator.end;
    return statement.unterminated ? reader.offset() : statement.span().end;
}

Span DirectiveCover::of(const parse::DirectiveComment& comment, const parse::StatementTokens* statement,
                        std::uint32_t end) {
    const Span line = line_of(text_, comment.text.begin, comment_line_);
    if (comment.code_end > line.begin) return line; // code stands before it
    if (statement == nullptr) return {};
    const auto& tokens = statement->tokens;
    const auto next =
        std::lower_bound(tokens.begin(), tokens.end(), comment.text.end,
                         [](const Token& token, std::uint32_t at) { return token.span().begin < at; });
    // `{{ config(…) }}` at the head of a model is no part of its statement.
    const bool ahead =
        std::all_of(tokens.begin(), next, [](const Token& token) { return token.type() == Grammar::HOLE; });
    if (ahead && next != tokens.end()) return {comment.text.begin, end};
    if (next == tokens.end()) {
        return statement->terminator.empty() ? Span{}
                                             : line_of(text_, statement->terminator.begin, code_line_);
    }
    if (next->begins_statement()) return {comment.text.begin, end_of_inner(next, *statement, end)};
    return line_of(text_, next->span().begin, code_line_);
}

} // namespace lakelint::lower
