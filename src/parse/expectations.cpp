// SPDX-License-Identifier: Apache-2.0
#include "parse/expectations.h"

#include "parse/antlr.h"
#include "parse/keywords.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

/// More alternatives than this are no help.
constexpr std::size_t few = 5;

struct Noun {
    std::size_t rule;
    const char* words;
};

/// What a rule of the grammar is to people, where it has not begun yet; the outermost that fits is said.
constexpr Noun nouns[] = {
    {Grammar::RuleExpression, "an expression"},
    {Grammar::RuleNamedExpression, "an expression"},
    {Grammar::RuleTerm, "an expression"},
    {Grammar::RuleOperand, "an expression"},
    {Grammar::RuleComparand, "a value to compare with"},
    {Grammar::RuleCaseWhen, "WHEN"},
    {Grammar::RuleWindowReference, "a window in parentheses, or its name"},
    {Grammar::RuleDataType, "a data type"},
    {Grammar::RulePlainType, "a data type"},
    {Grammar::RuleStructField, "a field"},
    {Grammar::RuleParenthesizedQuery, "a query in parentheses"},
    {Grammar::RuleQuery, "a query"},
    {Grammar::RuleQueryBody, "a query"},
    {Grammar::RuleQueryTerm, "a query"},
    {Grammar::RulePlainQuery, "a query"},
    {Grammar::RuleCommonTable, "the name of a common table expression"},
    {Grammar::RuleRelation, "a table, a subquery or VALUES"},
    {Grammar::RuleRelationList, "a table, a subquery or VALUES"},
    {Grammar::RuleRelationPrimary, "a table or a subquery"},
    {Grammar::RuleJoinedValues, "a table or a subquery"},
    {Grammar::RulePipeOperator, "a pipe operator such as WHERE, SELECT or AGGREGATE"},
    {Grammar::RuleTableElement, "a column"},
    {Grammar::RuleColumnDefinition, "a column"},
    {Grammar::RuleColumnName, "the name of a column"},
    {Grammar::RuleAssignment, "the name of a column"},
    {Grammar::RuleProperty, "a property such as 'key' = 'value'"},
    {Grammar::RulePropertyKey, "the key of a property"},
    {Grammar::RuleProperties, "properties in parentheses"},
    {Grammar::RulePropertyKeys, "keys in parentheses"},
    {Grammar::RulePartitionField, "a column"},
    {Grammar::RuleTableElements, "columns in parentheses"},
    {Grammar::RuleColumnList, "columns in parentheses"},
    {Grammar::RuleIdentifierList, "names in parentheses"},
    {Grammar::RulePartitionSpec, "a partition"},
    {Grammar::RulePrincipal, "a user, group or service principal"},
    {Grammar::RuleGrantee, "a user, group or service principal"},
    {Grammar::RuleSecurable, "what the privilege is on"},
    {Grammar::RulePrivilege, "a privilege"},
    {Grammar::RuleTableOrPath, "the name of a table, or its path"},
    {Grammar::RuleObjectName, "a name"},
    {Grammar::RuleIdentifier, "a name"},
    {Grammar::RuleNamePart, "a name"},
    {Grammar::RuleNamePartClause, "a name"},
    {Grammar::RuleStrictAlias, "a name"},
    {Grammar::RuleTableAliasName, "a name"},
    {Grammar::RuleAliasName, "a name"},
    {Grammar::RuleRetainAmount, "a number"},
    {Grammar::RuleAlterAction, "what to change, such as ADD, DROP, RENAME or SET"},
    {Grammar::RuleCreateRelation, "what to create, such as TABLE or VIEW"},
    {Grammar::RuleDropRelation, "what to drop, such as TABLE or VIEW"},
    {Grammar::RuleAlterRelation, "what to alter, such as TABLE or VIEW"},
    {Grammar::RuleTableConstraint, "a constraint such as PRIMARY KEY"},
    {Grammar::RuleShowStatement, "what to show, such as TABLES or COLUMNS"},
    {Grammar::RuleMergeClause, "WHEN MATCHED or WHEN NOT MATCHED"},
    {Grammar::RuleCompound, "BEGIN"},
    {Grammar::RuleFullBody, "a statement"},
    {Grammar::RuleScriptStatement, "a statement"},
    {Grammar::RuleStatement, "a statement"},
};

/// Statements in which a name is always that of a table.
constexpr std::size_t table_statements[] = {Grammar::RuleUpdateStatement,   Grammar::RuleDeleteStatement,
                                            Grammar::RuleMergeStatement,    Grammar::RuleInsertRelation,
                                            Grammar::RuleTruncateStatement, Grammar::RuleCopyStatement,
                                            Grammar::RuleAnalyzeStatement};

const char* noun_of(std::size_t rule) {
    for (const Noun& noun : nouns) {
        if (noun.rule == rule) return noun.words;
    }
    return nullptr;
}

/// A name whose meaning the statement around it tells.
const char* noun_in(std::size_t rule, const Failure& failure, std::size_t around) {
    if (rule == Grammar::RuleObjectName && around < failure.rules.size()) {
        const std::size_t outer = failure.rules[around].rule;
        if (std::find(std::begin(table_statements), std::end(table_statements), outer)
            != std::end(table_statements))
            return "the name of a table";
    }
    return noun_of(rule);
}

/// What the parser was about to read: the outermost rule that begins at the failing token and has a name.
const char* awaited(const Failure& failure) {
    const char* words = nullptr;
    for (std::size_t i = 0; i < failure.rules.size(); ++i) {
        if (failure.rules[i].first_token != failure.token) break;
        if (const char* noun = noun_in(failure.rules[i].rule, failure, i + 1)) words = noun;
    }
    return words;
}

/// A whole operand stands before the failure: an operator might follow, but that is never what was missing.
bool after_operand(const Failure& failure) {
    return failure.allows(Grammar::SLASH) && failure.allows(Grammar::AND);
}

void add(std::vector<std::string>& words, std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

std::string words_of(std::size_t type) {
    const bool sign = type >= Grammar::COMMA && type < Grammar::UNKNOWN_CHARACTER;
    const std::string text = spelling(type);
    const bool parenthesis = type == Grammar::LPAREN_QUERY;
    return !text.empty() && (sign || parenthesis) ? fmt::format("`{}`", text) : text;
}

/// What is required, nouns first; nothing where there are too many alternatives.
std::vector<std::string> required_words(const Failure& failure) {
    std::vector<std::string> words;
    for (const Step& step : failure.required) {
        if (step.rule) add(words, noun_in(step.id, failure, 0));
    }
    const std::size_t nouns_only = words.size();
    for (const Step& step : failure.required) {
        if (step.rule || step.id == antlr4::Token::EOF || step.id == Grammar::HOLE
            || step.id == Grammar::BANG)
            continue;
        if (step.id == Grammar::DOLLAR_STRING && nouns_only > 0) continue; // rare, and no help
        const std::string word = words_of(step.id);
        if (!word.empty()) add(words, word);
    }
    if (words.size() > few) words.resize(nouns_only);
    if (words.size() > few) words.clear();
    return words;
}

/// What most often goes on with a statement that might end here.
void add_continuation(const Failure& failure, std::vector<std::string>& words) {
    const bool in_list = failure.open(Grammar::RuleSelectList) != nullptr;
    const bool creating = !failure.rules.empty() && failure.rules.front().rule == Grammar::RuleCreateRelation;
    if (creating && failure.allows(Grammar::TBLPROPERTIES)) {
        if (failure.allows(Grammar::LPAREN)) words.emplace_back("`(`");
        words.emplace_back("a clause such as USING or COMMENT");
        words.emplace_back("AS");
    } else if (in_list && failure.allows(Grammar::FROM)) {
        words.emplace_back("FROM");
    } else if (!in_list && failure.allows(Grammar::JOIN) && failure.allows(Grammar::WHERE)) {
        words.emplace_back("JOIN");
        words.emplace_back("WHERE");
    } else if (after_operand(failure) && !failure.allows(Grammar::COMMA)) {
        words.emplace_back("an operator");
    }
}

bool in_column(const Failure& failure) {
    return failure.open(Grammar::RuleColumnDefinition) != nullptr && failure.allows(Grammar::GENERATED);
}

} // namespace

bool has_words(std::size_t rule) { return noun_of(rule) != nullptr; }

std::vector<std::string> expectations(const Failure& failure) {
    if (const char* noun = awaited(failure)) return {noun};
    std::vector<std::string> words;
    const bool may_end = failure.requires_token(antlr4::Token::EOF);
    if (may_end) add_continuation(failure, words);
    if (in_column(failure)) words.emplace_back("a column option such as NOT NULL");
    const bool separated = failure.allows(Grammar::COMMA);
    if (separated) words.emplace_back("`,`");
    for (std::string& word : required_words(failure))
        add(words, std::move(word));
    if (may_end) words.emplace_back("the end of the statement");
    return words;
}

std::string expectation_help(const Failure& failure, const Token& found) {
    const bool word = found.type() == Grammar::IDENTIFIER || found.type() >= Grammar::ADD;
    const bool only_string =
        failure.requires_token(Grammar::STRING)
        && std::all_of(failure.required.begin(), failure.required.end(), [](const Step& step) {
               return !step.rule && (step.id == Grammar::STRING || step.id == Grammar::HOLE);
           });
    if (only_string && word && found.type() != antlr4::Token::EOF)
        return fmt::format("put it into quotes: '{}'", found.text());
    if (failure.required.size() == 1 && failure.requires_token(Grammar::HOURS))
        return "count in hours: 7 days are 168 HOURS";
    const bool parenthesis = failure.required.size() == 1 && failure.requires_token(Grammar::LPAREN);
    if (parenthesis && (word || found.type() == Grammar::INTEGER) && found.type() != antlr4::Token::EOF)
        return "put it into parentheses";
    const bool query = found.type() == Grammar::SELECT || found.type() == Grammar::WITH;
    const bool subquery = failure.allows(Grammar::LPAREN_QUERY) && !failure.allows(Grammar::SELECT);
    if (query && subquery) return "put the query into parentheses";
    return {};
}

} // namespace lakelint::parse
