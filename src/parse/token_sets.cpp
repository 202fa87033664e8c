// SPDX-License-Identifier: Apache-2.0
#include "parse/token_sets.h"

#include "parse/antlr.h"
#include "parse/retype.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lakelint::parse {

bool wants_operand(std::size_t type) {
    switch (type) {
    case Grammar::COMMA:
    case Grammar::LPAREN:
    case Grammar::LBRACKET:
    case Grammar::EQUAL:
    case Grammar::NULL_SAFE_EQUAL:
    case Grammar::NOT_EQUAL:
    case Grammar::LESS:
    case Grammar::LESS_EQUAL:
    case Grammar::GREATER:
    case Grammar::GREATER_EQUAL:
    case Grammar::PLUS:
    case Grammar::MINUS_SIGN:
    case Grammar::STAR:
    case Grammar::SLASH:
    case Grammar::PERCENT:
    case Grammar::TILDE:
    case Grammar::AMPERSAND:
    case Grammar::PIPE:
    case Grammar::CARET:
    case Grammar::CONCAT:
    case Grammar::SHIFT:
    case Grammar::ARROW:
    case Grammar::FAT_ARROW:
    case Grammar::SELECT:
    case Grammar::DISTINCT:
    case Grammar::WHERE:
    case Grammar::HAVING:
    case Grammar::QUALIFY:
    case Grammar::ON:
    case Grammar::BY:
    case Grammar::AND:
    case Grammar::OR:
    case Grammar::NOT:
    case Grammar::CASE:
    case Grammar::WHEN:
    case Grammar::THEN:
    case Grammar::ELSE:
    case Grammar::BETWEEN:
    case Grammar::LIKE:
    case Grammar::ILIKE:
    case Grammar::RLIKE:
    case Grammar::REGEXP:
    case Grammar::SET:
    case Grammar::RETURN:
    case Grammar::COLUMN: return true;
    default: return false;
    }
}

bool ends_operand_sign(std::size_t type) {
    switch (type) {
    case Grammar::COMMA:
    case Grammar::RPAREN:
    case Grammar::LBRACKET:
    case Grammar::RBRACKET:
    case Grammar::EQUAL:
    case Grammar::NULL_SAFE_EQUAL:
    case Grammar::NOT_EQUAL:
    case Grammar::LESS:
    case Grammar::LESS_EQUAL:
    case Grammar::GREATER:
    case Grammar::GREATER_EQUAL:
    case Grammar::PLUS:
    case Grammar::MINUS_SIGN:
    case Grammar::SLASH:
    case Grammar::PERCENT:
    case Grammar::AMPERSAND:
    case Grammar::PIPE:
    case Grammar::CARET:
    case Grammar::CONCAT:
    case Grammar::SHIFT:
    case Grammar::COLON:
    case Grammar::DOUBLE_COLON:
    case Grammar::TRY_CAST_SIGN:
    case Grammar::ARROW:
    case Grammar::FAT_ARROW:
    case Grammar::SEMICOLON: return true;
    default: return false;
    }
}

bool ends_operand(std::size_t type) {
    switch (type) {
    case 0:
    case Grammar::AND:
    case Grammar::OR:
    case Grammar::IS:
    case Grammar::IN:
    case Grammar::BETWEEN:
    case Grammar::LIKE:
    case Grammar::ILIKE:
    case Grammar::RLIKE:
    case Grammar::REGEXP:
    case Grammar::AS:
    case Grammar::ASC:
    case Grammar::DESC:
    case Grammar::END:
    case Grammar::WHEN:
    case Grammar::THEN:
    case Grammar::ELSE: return true;
    default: return ends_operand_sign(type);
    }
}

bool ends_alias(std::size_t type) {
    switch (type) {
    case 0:
    case Grammar::COMMA:
    case Grammar::RPAREN:
    case Grammar::SEMICOLON:
    case Grammar::FROM:
    case Grammar::WHERE:
    case Grammar::GROUP:
    case Grammar::ORDER:
    case Grammar::HAVING:
    case Grammar::LIMIT:
    case Grammar::UNION:
    case Grammar::ON:
    case Grammar::JOIN:
    case Grammar::PIPE_OPERATOR: return true;
    default: return false;
    }
}

bool continues_query(std::size_t type) {
    switch (type) {
    case Grammar::RPAREN:
    case Grammar::UNION:
    case Grammar::EXCEPT:
    case Grammar::INTERSECT:
    case Grammar::MINUS:
    case Grammar::ORDER:
    case Grammar::LIMIT:
    case Grammar::OFFSET:
    case Grammar::SORT:
    case Grammar::CLUSTER:
    case Grammar::DISTRIBUTE:
    case Grammar::WINDOW:
    case Grammar::PIPE_OPERATOR: return true;
    default: return false;
    }
}

bool is_value_word(std::size_t type) {
    switch (type) {
    case Grammar::ALL:
    case Grammar::CASE:
    case Grammar::DEFAULT:
    case Grammar::DISTINCT:
    case Grammar::FALSE_:
    case Grammar::NOT:
    case Grammar::NULL_:
    case Grammar::TRUE_: return true;
    default: return false;
    }
}

bool is_function_word(std::size_t type) {
    switch (type) {
    case Grammar::ANY:
    case Grammar::CHECK:
    case Grammar::DIV:
    case Grammar::GROUPING:
    case Grammar::IF:
    case Grammar::ILIKE:
    case Grammar::INSERT:
    case Grammar::LEFT:
    case Grammar::LIKE:
    case Grammar::REGEXP:
    case Grammar::REPLACE:
    case Grammar::RIGHT:
    case Grammar::RLIKE:
    case Grammar::SCHEMA:
    case Grammar::SOME: return true;
    default: return false;
    }
}

bool introduces_object(std::size_t type) {
    switch (type) {
    case Grammar::ADD:
    case Grammar::ALTER:
    case Grammar::CREATE:
    case Grammar::DESC:
    case Grammar::DESCRIBE:
    case Grammar::DROP:
    case Grammar::EXTERNAL:
    case Grammar::FOREIGN:
    case Grammar::GLOBAL:
    case Grammar::IN:
    case Grammar::LIVE:
    case Grammar::LPAREN:
    case Grammar::ON:
    case Grammar::PRIVATE:
    case Grammar::REFRESH:
    case Grammar::REMOVE:
    case Grammar::REPAIR:
    case Grammar::REPLACE:
    case Grammar::SERVICE:
    case Grammar::SET:
    case Grammar::STORAGE:
    case Grammar::STREAMING:
    case Grammar::SYNC:
    case Grammar::TEMP:
    case Grammar::TEMPORARY:
    case Grammar::TO:
    case Grammar::AS:
    case Grammar::UNDROP:
    case Grammar::USE:
    case Grammar::USING:
    case Grammar::EXTENDED: return true;
    default: return false;
    }
}

bool is_interval_unit(std::string_view word) {
    constexpr std::array units = {"DAY",          "DAYS",        "HOUR",         "HOURS",       "MICROSECOND",
                                  "MICROSECONDS", "MILLISECOND", "MILLISECONDS", "MINUTE",      "MINUTES",
                                  "MONTH",        "MONTHS",      "NANOSECOND",   "NANOSECONDS", "SECOND",
                                  "SECONDS",      "WEEK",        "WEEKS",        "YEAR",        "YEARS"};
    return std::any_of(units.begin(), units.end(),
                       [&](const char* unit) { return source::equal_folded(word, unit); });
}

bool may_be_name(std::size_t type) {
    // The parser knows: whatever rule `identifier` may begin with.
    static const std::vector<bool> names = [] {
        const Grammar parser(nullptr);
        const auto& atn = parser.getATN();
        const auto first = atn.nextTokens(atn.ruleToStartState[Grammar::RuleIdentifier]);
        std::vector<bool> set(atn.maxTokenType + 1);
        for (std::size_t t = 0; t <= atn.maxTokenType; ++t)
            set[t] = first.contains(t);
        return set;
    }();
    return type < names.size() && names[type];
}

} // namespace lakelint::parse
