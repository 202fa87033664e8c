// SPDX-License-Identifier: Apache-2.0
#include "parse/clause_order.h"

#include "parse/antlr.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

struct Clause {
    std::size_t type;
    const char* words;
};

/// In the order in which a query has them.
constexpr Clause clauses[] = {
    {Grammar::SELECT, "SELECT"},   {Grammar::FROM, "FROM"},      {Grammar::JOIN, "JOIN"},
    {Grammar::WHERE, "WHERE"},     {Grammar::GROUP, "GROUP BY"}, {Grammar::HAVING, "HAVING"},
    {Grammar::QUALIFY, "QUALIFY"}, {Grammar::ORDER, "ORDER BY"}, {Grammar::LIMIT, "LIMIT"},
    {Grammar::OFFSET, "OFFSET"},
};

/// Where in that order a token stands; 0 for what begins no clause but SELECT.
std::size_t rank(std::size_t type) {
    switch (type) {
    case Grammar::LEFT:
    case Grammar::RIGHT:
    case Grammar::INNER:
    case Grammar::CROSS:
    case Grammar::FULL: return rank(Grammar::JOIN);
    default: break;
    }
    for (std::size_t i = 1; i < std::size(clauses); ++i) {
        if (clauses[i].type == type) return i;
    }
    return 0;
}

/// The latest clause of the same query before a token; 0 where there is none, or no query.
std::size_t latest_before(const std::vector<Token>& tokens, std::size_t at) {
    std::size_t depth = 0;
    std::size_t latest = 0;
    for (std::size_t i = at; i-- > 0;) {
        const std::size_t type = tokens[i].type();
        if (type == Grammar::RPAREN) ++depth;
        if (type == Grammar::LPAREN || type == Grammar::LPAREN_QUERY) {
            if (depth == 0) return 0;
            --depth;
        }
        if (depth > 0) continue;
        if (type == Grammar::SELECT) return latest;
        if (type == Grammar::PIPE_OPERATOR || type == Grammar::UNION) return 0;
        latest = std::max(latest, rank(type));
    }
    return 0;
}

} // namespace

std::optional<SyntaxError> misplaced_clause(const std::vector<Token>& tokens, const Failure& failure) {
    const Token& token = tokens[failure.token];
    const std::size_t own = rank(token.type());
    if (own == 0) return std::nullopt;
    const std::size_t before = latest_before(tokens, failure.token);
    const bool repeats = before == own && own != rank(Grammar::JOIN);
    if (before <= own && !repeats) return std::nullopt;
    SyntaxError error{token.span(), {}, {}, std::nullopt};
    if (repeats) {
        error.message = fmt::format("this query has {} already", clauses[own].words);
        error.help = "keep one of the two";
    } else {
        error.message = fmt::format("{} cannot come after {}", clauses[own].words, clauses[before].words);
        error.help = fmt::format("write {} before {}", clauses[own].words, clauses[before].words);
    }
    return error;
}

} // namespace lakelint::parse
