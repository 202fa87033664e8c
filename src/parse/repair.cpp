// SPDX-License-Identifier: Apache-2.0
#include "parse/repair.h"

#include "parse/antlr.h"
#include "parse/brackets.h"
#include "parse/keywords.h"
#include "parse/retype.h"
#include "parse/token_sets.h"
#include "source/text.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

template <std::size_t Count>
bool contains(const std::size_t (&types)[Count], std::size_t type) {
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

/// Words that begin a statement and, in a line of their own, hardly anything else.
bool begins_statement(std::size_t type) {
    constexpr std::size_t verbs[] = {Grammar::ALTER,    Grammar::ANALYZE, Grammar::CREATE,   Grammar::DELETE,
                                     Grammar::DESCRIBE, Grammar::DROP,    Grammar::GRANT,    Grammar::INSERT,
                                     Grammar::MERGE,    Grammar::MSCK,    Grammar::OPTIMIZE, Grammar::REFRESH,
                                     Grammar::REVOKE,   Grammar::SELECT,  Grammar::SET,      Grammar::SHOW,
                                     Grammar::TRUNCATE, Grammar::UPDATE,  Grammar::USE,      Grammar::VACUUM,
                                     Grammar::WITH};
    return contains(verbs, type);
}

bool starts_line(const std::vector<Token>& tokens, std::size_t at) {
    const Token& before = tokens[at - 1];
    const std::string_view between{before.text().data() + before.text().size(),
                                   tokens[at].span().begin - before.span().end};
    return between.find('\n') != std::string_view::npos;
}

/// Words that hold a query together: where one stands, something else is missing.
bool is_clause_word(std::size_t type) {
    constexpr std::size_t words[] = {
        Grammar::IF,    Grammar::CASE,   Grammar::AND,    Grammar::AS,    Grammar::BY,         Grammar::CROSS,
        Grammar::ELSE,  Grammar::FROM,   Grammar::HAVING, Grammar::IN,    Grammar::INNER,      Grammar::INTO,
        Grammar::IS,    Grammar::JOIN,   Grammar::LEFT,   Grammar::LIMIT, Grammar::MULTI_FROM, Grammar::ON,
        Grammar::OR,    Grammar::RIGHT,  Grammar::SELECT, Grammar::SET,   Grammar::THEN,       Grammar::UNION,
        Grammar::USING, Grammar::VALUES, Grammar::WHEN,   Grammar::WHERE, Grammar::WITH};
    return contains(words, type);
}

/// A keyword that people may have meant as a name.
bool is_reserved(const Token& token) {
    const std::size_t type = token.type();
    return type >= Grammar::ADD && type <= last_keyword() && !may_be_name(type) && !is_clause_word(type);
}

/// The words of a name that hyphens break up: `my`, `-`, `table`.
struct Range {
    std::size_t first;
    std::size_t last;
};

bool touches(const Token& left, const Token& right) { return left.span().end == right.span().begin; }

std::optional<Range> hyphenated(const std::vector<Token>& tokens, std::size_t minus) {
    const auto is_piece = [&](std::size_t i) {
        const std::size_t type = tokens[i].type();
        return type == Grammar::IDENTIFIER || type == Grammar::INTEGER || type >= Grammar::ADD;
    };
    if (tokens[minus].type() != Grammar::MINUS_SIGN || minus == 0) return std::nullopt;
    Range range{minus - 1, minus - 1};
    if (!is_piece(range.first) || !touches(tokens[range.first], tokens[minus])) return std::nullopt;
    while (range.last + 2 < tokens.size() && tokens[range.last + 1].type() == Grammar::MINUS_SIGN
           && is_piece(range.last + 2) && touches(tokens[range.last], tokens[range.last + 1])
           && touches(tokens[range.last + 1], tokens[range.last + 2]))
        range.last += 2;
    if (range.first == range.last) return std::nullopt;
    return range;
}

/// Signs and words that people leave out, in the order in which they are tried.
constexpr std::size_t forgotten_here[] = {Grammar::COMMA, Grammar::RPAREN, Grammar::AND,
                                          Grammar::AS,    Grammar::BY,     Grammar::END,
                                          Grammar::INTO,  Grammar::TABLE,  Grammar::COLUMN};
constexpr std::size_t forgotten_before[] = {Grammar::COMMA, Grammar::ON, Grammar::WHERE, Grammar::SET,
                                            Grammar::TYPE};

/// What may have been left out right before the failure: what alone can stand there comes first.
std::vector<std::size_t> missing_here(const Failure& failure) {
    std::vector<std::size_t> types;
    for (const Step& step : failure.required) {
        if (step.id == Grammar::BANG && !step.rule) continue; // NOT is what people write
        if (step.rule || !types.empty()) {
            types.clear();
            break;
        }
        types.push_back(step.id);
    }
    for (const std::size_t type : forgotten_here) {
        const bool known = std::find(types.begin(), types.end(), type) != types.end();
        if (failure.allows(type) && !known) types.push_back(type);
    }
    return types;
}

bool is_word(const Token& token) {
    return token.type() == Grammar::IDENTIFIER || token.type() == Grammar::QUOTED_IDENTIFIER;
}

/// CAST(a INT): what is missing there is AS.
bool in_cast(const std::vector<Token>& tokens, const Failure& failure) {
    const OpenRule* call = failure.open(Grammar::RuleCallArguments);
    if (call == nullptr || call->first_token == 0) return false;
    const std::string_view function = tokens[call->first_token - 1].text();
    return source::equal_folded(function, "cast") || source::equal_folded(function, "try_cast");
}

/// The nearest clause before a token is one that takes a condition.
bool in_condition(const std::vector<Token>& tokens, std::size_t at) {
    constexpr std::size_t conditions[] = {Grammar::WHERE, Grammar::ON, Grammar::HAVING, Grammar::QUALIFY,
                                          Grammar::WHEN};
    constexpr std::size_t others[] = {Grammar::SELECT, Grammar::FROM, Grammar::SET,  Grammar::RETURN,
                                      Grammar::VALUES, Grammar::BY,   Grammar::THEN, Grammar::ELSE};
    while (at-- > 0) {
        if (contains(conditions, tokens[at].type())) return true;
        if (contains(others, tokens[at].type())) return false;
    }
    return false;
}

/// A sign or word that, put before a token, would only make the statement right by accident.
bool is_accident(const std::vector<Token>& tokens, const Failure& failure, std::size_t at, std::size_t type) {
    const Token& token = tokens[at];
    if (type == Grammar::AND && !in_condition(tokens, at)) return true;
    if (type == antlr4::Token::EOF || source::equal_folded(token.text(), spelling(type))) return true;
    const bool sign = token.type() >= Grammar::COMMA && token.type() < Grammar::SEMICOLON;
    const bool opening = token.type() == Grammar::LPAREN || token.type() == Grammar::LPAREN_QUERY;
    if (type == Grammar::EQUAL) return sign && !opening;
    if (type != Grammar::COMMA) return false;
    if (in_cast(tokens, failure) || (sign && !opening)) return true;
    const std::size_t word = word_type(token.text());
    if (word >= Grammar::ADD && !may_be_name(word)) return true;
    // It would make a column without a type of the word after it.
    const bool untyped = at + 1 >= tokens.size() || ends_operand(tokens[at + 1].type());
    return untyped && failure.open(Grammar::RuleTableElements) != nullptr;
}

/// What may have been left out one token before the failure.
bool fits_before(const std::vector<Token>& tokens, const Failure& failure, std::size_t type) {
    if (type == Grammar::TYPE) return failure.open(Grammar::RuleColumnChange) != nullptr;
    return failure.allows(type) && (type != Grammar::COMMA || is_word(tokens[failure.token - 1]));
}

SyntaxError missing(const std::vector<Token>& tokens, const Failure& failure, std::size_t at,
                    std::size_t type) {
    const std::string sign = spelling(type);
    const std::string shown = type >= Grammar::ADD ? sign : fmt::format("`{}`", sign);
    const Token& token = tokens[at];
    SyntaxError error{token.span(), {}, {}, std::nullopt};
    constexpr std::size_t closing[] = {Grammar::RPAREN, Grammar::RBRACKET, Grammar::GREATER, Grammar::END};
    if (contains(closing, type)) error.opening = unclosed_opening(tokens, failure);
    if (token.type() != antlr4::Token::EOF) {
        error.message = fmt::format("{} is missing before {}", shown, quoted(token));
        error.help = fmt::format("write {} before {}", shown, quoted(token));
    } else if (error.opening) {
        error.message = unclosed_message(tokens, *error.opening);
        error.help = closing_help(tokens, failure, *error.opening);
    } else {
        error.message = fmt::format("{} is missing at the end of the statement", shown);
        error.help = fmt::format("end the statement with {}", shown);
    }
    return error;
}

/// A comma right after or before what is no item of a list.
bool separates_nothing(const std::vector<Token>& tokens, std::size_t comma) {
    const auto is_item = [&](std::size_t at) {
        const std::size_t type = tokens[at].type();
        if (type == antlr4::Token::EOF || type == Grammar::COMMA) return false;
        return type < Grammar::ADD || type > last_keyword() || may_be_name(type);
    };
    const bool starts = comma == 0 || !is_item(comma - 1) || tokens[comma - 1].type() == Grammar::LPAREN;
    return starts || !is_item(comma + 1) || tokens[comma + 1].type() == Grammar::RPAREN;
}

SyntaxError unquoted(source::Span span, std::string_view name, const char* why) {
    return {span, fmt::format("`{}` {}", name, why), "put the name into backquotes", std::nullopt};
}

} // namespace

std::optional<SyntaxError> surplus_comma(const StatementTokens& statement, const Failure& failure,
                                         Attempts& attempts) {
    const auto& tokens = statement.tokens;
    for (std::size_t back = 0; back < 2 && back <= failure.token; ++back) {
        const std::size_t at = failure.token - back;
        if (tokens[at].type() != Grammar::COMMA || !separates_nothing(tokens, at)) continue;
        if (!attempts.parses(attempts.with(at, " "))) continue;
        return SyntaxError{tokens[at].span(), "this `,` is one too many", "drop it", std::nullopt};
    }
    return std::nullopt;
}

std::optional<SyntaxError> missing_semicolon(const StatementTokens& statement, const Failure& failure,
                                             Attempts& attempts) {
    const auto& tokens = statement.tokens;
    const Token& token = tokens[failure.token];
    if (failure.token == 0 || !begins_statement(word_type(token.text()))) return std::nullopt;
    if (!starts_line(tokens, failure.token) || !attempts.parses(attempts.until(failure.token)))
        return std::nullopt;
    return SyntaxError{token.span(), fmt::format("`;` is missing before {}", quoted(token)),
                       "end the statement before it with `;`", std::nullopt};
}

std::optional<SyntaxError> name_without_quotes(const StatementTokens& statement, const Failure& failure,
                                               Attempts& attempts) {
    const auto& tokens = statement.tokens;
    const Token& token = tokens[failure.token];
    if (const auto range = hyphenated(tokens, failure.token)) {
        const source::Span span = source::cover(tokens[range->first].span(), tokens[range->last].span());
        const std::string_view name{tokens[range->first].text().data(), span.size()};
        return unquoted(span, name, "needs backquotes: `-` is an operator");
    }
    const bool ends = token.type() == antlr4::Token::EOF;
    for (std::size_t back = 0; back < 2 && back < failure.token && !ends; ++back) {
        const Token& word = tokens[failure.token - back];
        if (!is_reserved(word) || (back == 0 && !failure.allows(Grammar::QUOTED_IDENTIFIER))) continue;
        if (!attempts.parses(attempts.with(failure.token - back, fmt::format("`{}`", word.text())))) continue;
        return unquoted(word.span(), word.text(), "is a keyword and cannot be a name by itself");
    }
    return std::nullopt;
}

std::optional<SyntaxError> missing_token(const StatementTokens& statement, const Failure& failure,
                                         Attempts& attempts) {
    if (failure.token == 0) return std::nullopt;
    const auto& tokens = statement.tokens;
    for (const std::size_t type : missing_here(failure)) {
        if (is_accident(tokens, failure, failure.token, type)) continue;
        if (attempts.parses(attempts.with_before(failure.token, spelling(type))))
            return missing(tokens, failure, failure.token, type);
    }
    if (failure.token < 2) return std::nullopt;
    for (const std::size_t type : forgotten_before) {
        if (!fits_before(tokens, failure, type) || is_accident(tokens, failure, failure.token - 1, type))
            continue;
        if (attempts.parses(attempts.with_before(failure.token - 1, spelling(type))))
            return missing(tokens, failure, failure.token - 1, type);
    }
    return std::nullopt;
}

std::optional<SyntaxError> surplus_token(const StatementTokens& statement, const Failure& failure,
                                         Attempts& attempts) {
    if (failure.token == 0) return std::nullopt;
    const Token& token = statement.tokens[failure.token];
    const bool word =
        token.type() >= Grammar::ADD && token.type() <= last_keyword() && !may_be_name(token.type());
    const bool sign = token.type() >= Grammar::COMMA && token.type() < Grammar::SEMICOLON;
    if (!word && !sign) return std::nullopt;
    const bool twice = statement.tokens[failure.token - 1].type() == token.type();
    if (is_clause_word(token.type()) && token.type() != Grammar::INTO && !twice) return std::nullopt;
    if (!attempts.parses(attempts.with(failure.token, " "))) return std::nullopt;
    return SyntaxError{token.span(), fmt::format("{} does not belong here", quoted(token)), "drop it",
                       std::nullopt};
}

} // namespace lakelint::parse
