// SPDX-License-Identifier: Apache-2.0
#include "parse/expectations.h"

#include "parse/antlr.h"
#include "parse/keywords.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

constexpr std::size_t few = 4;

struct Noun {
    std::size_t rule;
    const char* words;
};

/// What a rule of the grammar is to people, where it has not begun yet; the outermost that fits is said.
constexpr Noun nouns[] = {
    {Grammar::RuleExpression, "an expression"},
    {Grammar::RuleComparand, "a value to compare with"},
    {Grammar::RuleDataType, "a data type"},
    {Grammar::RulePlainType, "a data type"},
    {Grammar::RuleParenthesizedQuery, "a query in parentheses"},
    {Grammar::RuleQuery, "a query"},
    {Grammar::RuleQueryBody, "a query"},
    {Grammar::RuleQueryTerm, "a query"},
    {Grammar::RuleRelation, "a table, a subquery or VALUES"},
    {Grammar::RuleRelationList, "a table, a subquery or VALUES"},
    {Grammar::RuleRelationPrimary, "a table or a subquery"},
    {Grammar::RuleColumnDefinition, "a column"},
    {Grammar::RuleColumnName, "the name of a column"},
    {Grammar::RuleProperty, "a property such as 'key' = 'value'"},
    {Grammar::RuleProperties, "properties in parentheses"},
    {Grammar::RuleTableElements, "columns in parentheses"},
    {Grammar::RuleColumnList, "columns in parentheses"},
    {Grammar::RuleIdentifierList, "names in parentheses"},
    {Grammar::RulePrincipal, "a user, group or service principal"},
    {Grammar::RuleSecurable, "what the privilege is on"},
    {Grammar::RulePrivilege, "a privilege"},
    {Grammar::RuleTableOrPath, "the name of a table, or its path"},
    {Grammar::RuleObjectName, "a name"},
    {Grammar::RuleIdentifier, "a name"},
    {Grammar::RuleStrictAlias, "a name"},
    {Grammar::RuleAlterAction, "what to alter, such as ADD, DROP, RENAME or SET"},
    {Grammar::RuleCreateRelation, "TABLE or VIEW"},
    {Grammar::RuleShowStatement, "what to show, such as TABLES or COLUMNS"},
    {Grammar::RuleMergeClause, "WHEN MATCHED or WHEN NOT MATCHED"},
    {Grammar::RuleScriptStatement, "a statement"},
    {Grammar::RuleStatement, "a statement"},
};

const char* noun_of(std::size_t rule) {
    for (const Noun& noun : nouns) {
        if (noun.rule == rule) return noun.words;
    }
    return nullptr;
}

/// What the parser was about to read: the outermost rule that begins at the failing token and has a name.
const char* awaited(const Failure& failure) {
    const char* words = nullptr;
    for (const OpenRule& open : failure.rules) {
        if (open.first_token != failure.token) break;
        if (const char* noun = noun_of(open.rule)) words = noun;
    }
    return words;
}

/// A whole operand stands before the failure: an operator might follow, but that is never what was missing.
bool after_operand(const Failure& failure) {
    return failure.allows(Grammar::SLASH) && failure.allows(Grammar::AND);
}

/// A noun for what a set of tokens comes to, where no rule has begun.
const char* noun_of_set(const Failure& failure) {
    if (after_operand(failure)) return nullptr;
    if (failure.allows(Grammar::INTEGER) && failure.allows(Grammar::STRING) && failure.allows(Grammar::CASE))
        return "an expression";
    if (failure.allows(Grammar::ARRAY_TYPE)) return "a data type";
    if (failure.allows(Grammar::SELECT) && failure.allows(Grammar::VALUES)) return "a query";
    if (failure.allows(Grammar::IDENTIFIER)) return "a name";
    if (failure.allows(Grammar::STRING)) return "a string";
    if (failure.allows(Grammar::INTEGER)) return "a whole number";
    return nullptr;
}

void add(std::vector<std::string>& words, std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

/// Retyped words that a noun or another word covers already.
bool stands_for_more(std::size_t type) {
    return type == Grammar::IDENTIFIER_CLAUSE || type == Grammar::INTERVAL_LITERAL
           || type == Grammar::INTERVAL_TYPE || type == Grammar::NOT_OPERATOR || type == Grammar::COLLATE;
}

/// Words that go on with an expression.
bool continues_operand(std::size_t type) {
    constexpr std::size_t words[] = {Grammar::AND,    Grammar::OR,      Grammar::NOT,        Grammar::IS,
                                     Grammar::IN,     Grammar::LIKE,    Grammar::ILIKE,      Grammar::RLIKE,
                                     Grammar::REGEXP, Grammar::BETWEEN, Grammar::DIV,        Grammar::OVER,
                                     Grammar::FILTER, Grammar::WITHIN,  Grammar::NULLS_MODE, Grammar::ESCAPE};
    return std::find(std::begin(words), std::end(words), type) != std::end(words);
}

/// The keywords that no noun covers; none where there are too many to be of use.
std::vector<std::string> keywords(const Failure& failure) {
    std::vector<std::string> words;
    const bool names = failure.allows(Grammar::IDENTIFIER); // then every soft word is in the set, too
    if (names && after_operand(failure)) return words;
    for (const ssize_t type : failure.expected.toList()) {
        if (type <= 0 || !is_keyword(static_cast<std::size_t>(type))) continue;
        if (names && static_cast<std::size_t>(type) >= Grammar::ADD) continue;
        if (stands_for_more(static_cast<std::size_t>(type))) continue;
        if (after_operand(failure) && continues_operand(static_cast<std::size_t>(type))) continue;
        add(words, spelling(static_cast<std::size_t>(type)));
        if (words.size() > few) return {};
    }
    return words;
}

/// Signs that close or continue what is open, in the order in which people think of them.
constexpr std::size_t signs[] = {Grammar::RPAREN,  Grammar::COMMA,    Grammar::LPAREN,   Grammar::EQUAL,
                                 Grammar::GREATER, Grammar::RBRACKET, Grammar::SEMICOLON};

bool open_until(const Failure& failure, std::size_t rule) {
    return std::any_of(failure.rules.begin(), failure.rules.end(),
                       [rule](const OpenRule& open) { return open.rule == rule; });
}

/// The keyword that most often comes next in a query.
void add_clause(const Failure& failure, std::vector<std::string>& words) {
    const bool in_list = open_until(failure, Grammar::RuleSelectList);
    if (in_list && failure.allows(Grammar::FROM)) words.emplace_back("FROM");
    if (!in_list && failure.allows(Grammar::JOIN) && failure.allows(Grammar::WHERE)) {
        words.emplace_back("JOIN");
        words.emplace_back("WHERE");
    }
}

} // namespace

std::vector<std::string> expectations(const Failure& failure) {
    if (const char* noun = awaited(failure)) return {noun};
    std::vector<std::string> words = keywords(failure);
    const bool may_end = failure.allows(antlr4::Token::EOF) || failure.allows(Grammar::RPAREN)
                         || failure.allows(Grammar::COMMA);
    const char* noun = noun_of_set(failure);
    // Where the text might as well go on without it, a name is an alias and nothing that was missing.
    if (noun != nullptr && !(may_end && words.empty() && std::string_view(noun) == "a name"))
        words.emplace_back(noun);
    if (words.size() < few) add_clause(failure, words);
    for (const std::size_t sign : signs) {
        const bool operator_sign =
            sign == Grammar::LPAREN || sign == Grammar::EQUAL || sign == Grammar::GREATER;
        if (operator_sign && after_operand(failure)) continue;
        if (failure.allows(sign) && words.size() < few) add(words, fmt::format("`{}`", spelling(sign)));
    }
    if (words.size() < few && failure.allows(antlr4::Token::EOF))
        words.emplace_back("the end of the statement");
    return words;
}

} // namespace lakelint::parse
