// SPDX-License-Identifier: Apache-2.0
#include "parse/syntax_message.h"

#include "parse/keywords.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

std::string quoted(const Token& token) {
    constexpr std::size_t longest = 40;
    const std::string_view text = token.text();
    if (token.type() == antlr4::Token::EOF) return "the end of the statement";
    if (text.size() <= longest) return fmt::format("`{}`", text);
    return fmt::format("`{}…`", text.substr(0, longest));
}

/// The nouns of the language that a set of tokens may come to, the widest first.
std::vector<std::string> nouns(const Failure& failure) {
    const auto has = [&](std::size_t type) { return failure.expected.contains(type); };
    std::vector<std::string> words;
    if (has(Grammar::INTEGER) && has(Grammar::STRING) && has(Grammar::CASE)) {
        words.emplace_back("an expression");
    } else if (has(Grammar::ARRAY_TYPE)) {
        words.emplace_back("a data type");
    } else if (has(Grammar::SELECT) && has(Grammar::VALUES)) {
        words.emplace_back("a query");
    } else if (has(Grammar::IDENTIFIER)) {
        words.emplace_back("a name");
    } else if (has(Grammar::STRING)) {
        words.emplace_back("a string");
    } else if (has(Grammar::INTEGER)) {
        words.emplace_back("a number");
    }
    return words;
}

/// Signs that close or continue what is open, in the order in which people think of them.
constexpr std::size_t continuing_signs[] = {Grammar::RPAREN,       Grammar::COMMA,    Grammar::LPAREN,
                                            Grammar::LPAREN_QUERY, Grammar::EQUAL,    Grammar::RBRACKET,
                                            Grammar::GREATER,      Grammar::SEMICOLON};

std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

void add_unique(std::vector<std::string>& words, std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

/// At most a handful of words; what is one of many keywords is left out.
std::vector<std::string> expectations(const Failure& failure) {
    std::vector<std::string> words;
    constexpr std::size_t few = 4;
    std::vector<std::string> keywords;
    for (const ssize_t type : failure.expected.toList()) {
        if (type > 0 && is_keyword(static_cast<std::size_t>(type)))
            add_unique(keywords, spelling(static_cast<std::size_t>(type)));
    }
    if (keywords.size() <= few) words = keywords;
    for (std::string& noun : nouns(failure))
        words.push_back(std::move(noun));
    for (const std::size_t sign : continuing_signs) {
        if (failure.expected.contains(sign) && words.size() < few)
            add_unique(words, fmt::format("`{}`", spelling(sign)));
    }
    if (words.size() < few && failure.expected.contains(antlr4::Token::EOF))
        words.emplace_back("the end of the statement");
    return words;
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

} // namespace

SyntaxError syntax_error(std::vector<Token>& tokens, const Failure& failure, const Retry& retry) {
    (void)retry;
    const Token& token = tokens[failure.token];
    SyntaxError error;
    error.span = token.span();
    const std::vector<std::string> wanted = expectations(failure);
    if (wanted.empty()) {
        error.message = fmt::format("{} cannot stand here", quoted(token));
    } else {
        error.message = fmt::format("expected {}, found {}", join(wanted), quoted(token));
    }
    if (failure.expected.contains(static_cast<std::size_t>(Grammar::RPAREN)))
        error.opening = open_bracket(tokens, failure.token);
    return error;
}

SyntaxError unterminated_error(const Unterminated& unterminated) {
    return {unterminated.opening, fmt::format("this {} is never closed", unterminated.what),
            fmt::format("close it with `{}`", unterminated.closing), unterminated.opening};
}

} // namespace lakelint::parse
