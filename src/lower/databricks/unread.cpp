// SPDX-License-Identifier: Apache-2.0

// Grammar: none. Of a statement that could not be read this tells which relation its first words name, so
// that nobody takes for missing what the rest of it may set.
#include "lower/databricks/lowering.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace lakelint::lower::databricks {
namespace {

using source::equal_folded;
using Tokens = std::vector<Token>;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](auto each) { return equal_folded(word, each); });
}

/// Words between CREATE or ALTER and the kind of object; a temporary relation is not among them, because
/// nothing is asked of one.
constexpr std::array<std::string_view, 8> modifiers = {"or",           "replace",   "refresh", "external",
                                                       "materialized", "streaming", "live",    "private"};
constexpr std::array<std::string_view, 3> guards = {"if", "not", "exists"};

/// Whether a token may be part of a name: a word, a quoted name or a hole.
bool is_name(const Token& token) {
    const std::string_view text = token.text();
    if (text.empty() || token.type() == antlr4::Token::EOF) return false;
    const auto first = static_cast<unsigned char>(text.front());
    return std::isalpha(first) != 0 || first == '_' || first == '`' || first >= 0x80 || token.has_hole()
           || token.type() == Grammar::HOLE;
}

/// Words between the verb and the name of what other statements are about.
constexpr std::array<std::string_view, 9> openings = {"from",      "into", "table",  "overwrite", "with",
                                                      "evolution", "if",   "exists", "schema"};
constexpr std::array<std::string_view, 9> doing = {"delete", "update",   "truncate", "merge",  "insert",
                                                   "reorg",  "optimize", "vacuum",   "analyze"};

/// Where the name begins that a statement is about which begins here; nothing where it is none of these.
std::optional<std::size_t> name_begin(const Tokens& tokens, std::size_t at) {
    constexpr std::array<std::string_view, 3> defining = {"create", "alter", "replace"};
    constexpr std::array<std::string_view, 2> kinds = {"table", "view"};
    const auto in = [&](const auto& words) {
        return at < tokens.size() && is_one_of(tokens[at].text(), words);
    };
    const auto skip = [&](const auto& words) {
        do
            ++at;
        while (in(words));
    };
    if (in(doing)) {
        skip(openings);
        return at;
    }
    if (!in(defining)) return std::nullopt;
    skip(modifiers);
    if (!in(kinds)) return std::nullopt;
    skip(guards);
    return at;
}

} // namespace

/// `IDENTIFIER(…)` from its first token to the bracket that closes it; `at` moves behind it.
Word Lowering::unread_clause(const parse::StatementTokens& statement, std::size_t& at) const {
    const Token& first = statement.tokens[at];
    std::size_t depth = 0;
    std::size_t last = at;
    for (++at; at < statement.tokens.size(); ++at) {
        last = at;
        const std::size_t type = statement.tokens[at].type();
        if (type == Grammar::LPAREN) ++depth;
        if (type == Grammar::RPAREN && --depth == 0) break;
    }
    ++at;
    const Span raw = source::cover(first.span(), statement.tokens[last].span());
    std::string spelling(first.text().data(), raw.size());
    const auto size = static_cast<std::uint32_t>(spelling.size());
    return {Text(std::move(spelling), {{0, size}}), map_.to_file(raw)};
}

Name Lowering::unread_name(const parse::StatementTokens& statement, std::size_t at) const {
    const auto& tokens = statement.tokens;
    Name result;
    while (at < tokens.size() && is_name(tokens[at])) {
        const bool clause = equal_folded(tokens[at].text(), "identifier") && at + 1 < tokens.size()
                            && tokens[at + 1].text() == "(";
        if (clause) {
            result.parts.push_back(unread_clause(statement, at));
        } else {
            result.parts.push_back({parse::name_value(tokens[at].text()), map_.to_file(tokens[at].span())});
            ++at;
        }
        if (at >= tokens.size() || tokens[at].text() != ".") break;
        ++at;
    }
    if (!result.empty()) result.span = source::cover(result.parts.front().span, result.parts.back().span);
    return result;
}

std::vector<facts::Unread> Lowering::unread(const parse::StatementTokens& statement) const {
    std::vector<facts::Unread> result;
    for (std::size_t at = 0; at < statement.tokens.size(); ++at) {
        if (at > 0 && !statement.tokens[at].begins_statement()) continue;
        const auto begin = name_begin(statement.tokens, at);
        if (!begin) continue;
        Name name = unread_name(statement, *begin);
        if (name.empty()) continue;
        result.push_back({source::fold_case(statement.tokens[at].text()), std::move(name), context_});
    }
    return result;
}

} // namespace lakelint::lower::databricks
