// SPDX-License-Identifier: Apache-2.0
#include "parse/trivia.h"

#include "parse/antlr.h"
#include "parse/characters.h"
#include "parse/statement_reader.h"

#include <algorithm>

namespace lakelint::parse {
namespace {

std::uint32_t end_of_line_comment(std::string_view text, std::uint32_t at) {
    while (true) { // a backslash right before the line break continues the comment
        const std::size_t newline = text.find('\n', at);
        if (newline == std::string_view::npos) return static_cast<std::uint32_t>(text.size());
        const std::size_t before = newline > 0 && text[newline - 1] == '\r' ? newline - 1 : newline;
        if (before == 0 || text[before - 1] != '\\') return static_cast<std::uint32_t>(before);
        at = static_cast<std::uint32_t>(newline + 1);
    }
}

std::uint32_t end_of_bracketed_comment(std::string_view text, std::uint32_t at) {
    std::uint32_t depth = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("/*")) {
            ++depth;
            at += 2;
        } else if (text.substr(at).starts_with("*/")) {
            at += 2;
            if (--depth == 0) break;
        } else {
            ++at;
        }
    }
    return std::min(at, static_cast<std::uint32_t>(text.size()));
}

std::uint32_t end_of_comment(std::string_view text, std::uint32_t at) {
    if (text.substr(at).starts_with("--")) return end_of_line_comment(text, at);
    if (text.substr(at).starts_with("/*")) return end_of_bracketed_comment(text, at);
    return static_cast<std::uint32_t>(text.size()); // Jinja: all of it, as it may hold anything
}

std::uint32_t without_blanks_behind(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t last = begin;
    for (std::uint32_t at = begin; at < end; at += character_length(text, at)) {
        if (!is_space(text, at)) last = at + character_length(text, at);
    }
    return last;
}

/// Adds what is no white space between two tokens.
void add(std::string_view text, source::Span gap, std::vector<source::Span>& comments) {
    const std::string_view before = text.substr(0, gap.end);
    for (std::uint32_t at = gap.begin; at < gap.end;) {
        if (is_space(before, at)) {
            at += character_length(before, at);
            continue;
        }
        const std::uint32_t end = end_of_comment(before, at);
        comments.push_back({at, without_blanks_behind(before, at, end)});
        at = end;
    }
}

} // namespace

Trivia trivia(std::string_view fragment) {
    Trivia found;
    StatementReader reader(fragment);
    std::uint32_t end = 0; // of the last token
    const auto pass = [&](source::Span token) {
        add(fragment, {end, token.begin}, found.comments);
        end = token.end;
    };
    while (const auto statement = reader.next()) {
        for (const Token& token : statement->tokens) {
            pass(token.span());
            if (token.type() == Grammar::STRING) found.strings.push_back(token.span());
        }
        if (!statement->terminator.empty()) pass(statement->terminator);
    }
    add(fragment, {end, static_cast<std::uint32_t>(fragment.size())}, found.comments);
    return found;
}

} // namespace lakelint::parse
