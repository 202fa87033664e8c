// SPDX-License-Identifier: Apache-2.0
#include "parse/syntax_message.h"

#include "parse/antlr.h"
#include "parse/brackets.h"
#include "parse/clause_order.h"
#include "parse/correction.h"
#include "parse/expectations.h"
#include "parse/foreign.h"
#include "parse/repair.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {

bool Failure::requires_token(std::size_t type) const {
    return std::find(required.begin(), required.end(), Step{type, false}) != required.end();
}

const OpenRule* Failure::open(std::size_t rule) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [rule](const OpenRule& open) { return open.rule == rule; });
    return found == rules.end() ? nullptr : &*found;
}

std::string quoted(const Token& token) {
    constexpr std::size_t longest = 40;
    const std::string_view text = token.text();
    if (token.type() == antlr4::Token::EOF) return "the end of the statement";
    const bool long_text = text.size() > longest || text.find('\n') != std::string_view::npos;
    if (!long_text) return fmt::format("`{}`", text);
    if (token.type() == Grammar::STRING) return "a string";
    if (token.type() == Grammar::DOLLAR_STRING) return "a body in `$$`";
    std::size_t cut = std::min(text.find('\n'), longest);
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // between characters
    return fmt::format("`{}…`", text.substr(0, cut));
}

namespace {

/// `a`, `a or b`, `a, b or c`.
std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::optional<SyntaxError> misspelt_keyword(const StatementTokens& statement, const Failure& failure,
                                            Attempts& attempts) {
    const auto correction = find_correction(statement, failure, attempts);
    if (!correction) return std::nullopt;
    const Token& token = statement.tokens[correction->token];
    return SyntaxError{
        token.span(),
        fmt::format("{} is not understood here; did you mean {}?", quoted(token), correction->keyword),
        fmt::format("write {}", correction->keyword), std::nullopt};
}

/// Says what was needed, where no likely mistake explains the failure.
SyntaxError expectation_error(const StatementTokens& statement, const Failure& failure) {
    const auto& tokens = statement.tokens;
    const Token& token = tokens[failure.token];
    SyntaxError error{token.span(), {}, {}, unclosed_opening(tokens, failure)};
    if (failure.dead_end > failure.token) {
        const Token& last = tokens[failure.dead_end];
        error.span = last.span();
        error.message = fmt::format("{} cannot stand here", quoted(last));
        return error;
    }
    if (failure.token == 0) {
        error.message = fmt::format("no statement begins with {}", quoted(token));
        return error;
    }
    if (error.opening && token.type() == antlr4::Token::EOF) {
        error.message = unclosed_message(tokens, *error.opening);
        error.help = closing_help(tokens, failure, *error.opening);
        return error;
    }
    const std::vector<std::string> wanted = expectations(failure);
    error.message = wanted.empty() ? fmt::format("{} cannot stand here", quoted(token))
                                   : fmt::format("expected {}, found {}", join(wanted), quoted(token));
    error.help = expectation_help(failure, token);
    return error;
}

} // namespace

SyntaxError syntax_error(const StatementTokens& statement, const Failure& failure, const Attempt& attempt) {
    Attempts attempts(statement, attempt);
    if (auto error = closes_nothing(statement.tokens, failure)) return *error;
    if (auto error = foreign_character(statement.tokens, failure)) return *error;
    if (auto error = foreign_syntax(statement.tokens, failure)) return *error;
    if (auto error = surplus_comma(statement, failure, attempts)) return *error;
    if (auto error = missing_semicolon(statement, failure, attempts)) return *error;
    if (auto error = name_without_quotes(statement, failure, attempts)) return *error;
    if (auto error = misspelt_keyword(statement, failure, attempts)) return *error;
    if (auto error = missing_token(statement, failure, attempts)) return *error;
    if (auto error = misplaced_clause(statement.tokens, failure)) return *error;
    if (auto error = surplus_token(statement, failure, attempts)) return *error;
    return expectation_error(statement, failure);
}

SyntaxError unterminated_error(const Unterminated& unterminated) {
    const std::string_view closing = unterminated.closing;
    return {unterminated.opening, fmt::format("this {} is never closed", unterminated.what),
            closing == "`" ? "close it with a backquote" : fmt::format("close it with `{}`", closing),
            std::nullopt};
}

} // namespace lakelint::parse
