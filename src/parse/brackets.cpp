// SPDX-License-Identifier: Apache-2.0
#include "parse/brackets.h"

#include "parse/antlr.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

bool opens(std::size_t type) {
    return type == Grammar::LPAREN || type == Grammar::LPAREN_QUERY || type == Grammar::LBRACKET;
}

bool closes(std::size_t type) { return type == Grammar::RPAREN || type == Grammar::RBRACKET; }

/// The innermost bracket that is open at a token.
std::optional<std::size_t> open_bracket(const std::vector<Token>& tokens, std::size_t until) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < until; ++i) {
        if (opens(tokens[i].type())) open.push_back(i);
        if (closes(tokens[i].type()) && !open.empty()) open.pop_back();
    }
    if (open.empty()) return std::nullopt;
    return open.back();
}

/// What END closes: the innermost of BEGIN, IF, CASE and the loops.
std::optional<source::Span> open_block(const std::vector<Token>& tokens, const Failure& failure) {
    constexpr std::size_t blocks[] = {Grammar::RuleCompound,      Grammar::RuleBlockBody,
                                      Grammar::RuleLoopStatement, Grammar::RuleIfStatement,
                                      Grammar::RuleCaseStatement, Grammar::RuleCaseExpression};
    for (const OpenRule& open : failure.rules) {
        if (std::find(std::begin(blocks), std::end(blocks), open.rule) == std::end(blocks)) continue;
        std::size_t first = open.first_token;
        if (tokens[first].type() == Grammar::BLOCK_LABEL) first += 2; // label and colon
        return tokens[first].span();
    }
    return std::nullopt;
}

bool is_bracket(std::string_view text) { return text == "(" || text == "[" || text == "<"; }

const Token* token_at(const std::vector<Token>& tokens, source::Span span) {
    const auto found =
        std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span() == span; });
    return found == tokens.end() ? nullptr : &*found;
}

const char* closing_sign(std::string_view opening) {
    return opening == "(" ? ")" : opening == "[" ? "]" : ">";
}

} // namespace

std::optional<SyntaxError> closes_nothing(const std::vector<Token>& tokens, const Failure& failure) {
    const Token& token = tokens[failure.token];
    if (!closes(token.type()) || open_bracket(tokens, failure.token)) return std::nullopt;
    return SyntaxError{token.span(), fmt::format("this `{}` closes nothing", token.text()),
                       "drop it, or open one before it", std::nullopt};
}

std::optional<source::Span> unclosed_opening(const std::vector<Token>& tokens, const Failure& failure) {
    if (failure.allows(Grammar::RPAREN) || failure.allows(Grammar::RBRACKET)) {
        const auto bracket = open_bracket(tokens, failure.token);
        if (bracket) return tokens[*bracket].span();
    }
    if (failure.requires_token(Grammar::GREATER)) {
        for (const OpenRule& open : failure.rules) {
            const Token& sign = tokens[std::min(open.first_token + 1, tokens.size() - 1)];
            if (open.rule == Grammar::RulePlainType && sign.type() == Grammar::LESS) return sign.span();
        }
    }
    const bool ends = tokens[failure.token].type() == antlr4::Token::EOF;
    if (failure.requires_token(Grammar::END) || ends) return open_block(tokens, failure);
    return std::nullopt;
}

std::string unclosed_message(const std::vector<Token>& tokens, source::Span opening) {
    const Token* token = token_at(tokens, opening);
    if (!is_bracket(token->text())) return fmt::format("{} has no END", token->text());
    const std::size_t index = token->index();
    if (index == 0) return fmt::format("the `{}` is never closed", token->text());
    return fmt::format("the `{}` after {} is never closed", token->text(), quoted(tokens[index - 1]));
}

std::string closing_help(const std::vector<Token>& tokens, const Failure& failure, source::Span opening) {
    const Token* token = token_at(tokens, opening);
    if (is_bracket(token->text())) return fmt::format("close it with `{}`", closing_sign(token->text()));
    if (failure.open(Grammar::RuleCaseExpression) != nullptr || source::equal_folded(token->text(), "BEGIN"))
        return "close it with END";
    std::string word = source::fold_case(token->text());
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return fmt::format("close it with END {}", word);
}

} // namespace lakelint::parse
