// SPDX-License-Identifier: Apache-2.0
#include "parse/syntax_message.h"

#include "parse/antlr.h"
#include "parse/correction.h"
#include "parse/expectations.h"

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

std::string quoted(const Token& token) {
    constexpr std::size_t longest = 40;
    const std::string_view text = token.text();
    if (token.type() == antlr4::Token::EOF) return "the end of the statement";
    if (token.type() == Grammar::STRING && text.size() > longest) return "a string";
    if (text.size() <= longest) return fmt::format("`{}`", text);
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // between characters
    return fmt::format("`{}…`", text.substr(0, cut));
}

/// `a`, `a or b`, `a, b or c`.
std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

/// The innermost bracket that is open at a token.
std::optional<source::Span> open_bracket(const std::vector<Token>& tokens, std::size_t until) {
    std::vector<source::Span> open;
    for (std::size_t i = 0; i < until; ++i) {
        switch (tokens[i].type()) {
        case Grammar::LPAREN:
        case Grammar::LPAREN_QUERY:
        case Grammar::LBRACKET: open.push_back(tokens[i].span()); break;
        case Grammar::RPAREN:
        case Grammar::RBRACKET:
            if (!open.empty()) open.pop_back();
            break;
        default: break;
        }
    }
    if (open.empty()) return std::nullopt;
    return open.back();
}

/// Brackets of this kind that are closed more often than opened, up to and with a token.
bool closes_nothing(const std::vector<Token>& tokens, std::size_t at) {
    return tokens[at].type() == Grammar::RPAREN && !open_bracket(tokens, at);
}

} // namespace

SyntaxError syntax_error(const StatementTokens& statement, const Failure& failure, const Attempt& attempt) {
    const auto& tokens = statement.tokens;
    const Token& token = tokens[failure.token];
    SyntaxError error;
    error.span = token.span();
    if (closes_nothing(tokens, failure.token)) {
        error.message = "this `)` closes nothing";
        error.help = "drop it, or open a parenthesis before it";
        return error;
    }
    if (token.type() == Grammar::UNKNOWN_CHARACTER) {
        error.message = fmt::format("{} is no character of SQL here", quoted(token));
        error.help = "drop it, or put it into quotes";
        return error;
    }
    if (const auto correction = find_correction(statement, failure, attempt)) {
        const Token& misspelt = tokens[correction->token];
        error.span = misspelt.span();
        error.message =
            fmt::format("{} is not understood here; did you mean {}?", quoted(misspelt), correction->keyword);
        error.help = fmt::format("write {}", correction->keyword);
        return error;
    }
    const std::vector<std::string> wanted = expectations(failure);
    if (wanted.empty()) {
        error.message = fmt::format("{} cannot stand here", quoted(token));
    } else {
        error.message = fmt::format("expected {}, found {}", join(wanted), quoted(token));
    }
    if (failure.allows(Grammar::RPAREN)) error.opening = open_bracket(tokens, failure.token);
    return error;
}

SyntaxError unterminated_error(const Unterminated& unterminated) {
    return {unterminated.opening, fmt::format("this {} is never closed", unterminated.what),
            fmt::format("close it with `{}`", unterminated.closing), std::nullopt};
}

} // namespace lakelint::parse
