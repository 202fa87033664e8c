// SPDX-License-Identifier: Apache-2.0
#include "parse/keywords.h"

#include "parse/antlr.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace lakelint::parse {
namespace {

constexpr std::size_t longest_keyword = 24;

/// The vocabulary names a keyword by its own text; a trailing underscore keeps clear of C++'s macros.
std::string keyword_text(std::size_t type, const antlr4::dfa::Vocabulary& vocabulary) {
    std::string text = vocabulary.getSymbolicName(type);
    if (!text.empty() && text.back() == '_') text.pop_back();
    return text;
}

const antlr4::dfa::Vocabulary& vocabulary() {
    static Grammar parser(nullptr);
    return parser.getVocabulary();
}

using Table = std::unordered_map<std::string, std::size_t>;

Table build_table() {
    Table table;
    const auto& words = vocabulary();
    for (std::size_t type = Grammar::ADD; type <= words.getMaxTokenType(); ++type) {
        table.emplace(keyword_text(type, words), type);
    }
    return table;
}

struct Sign {
    std::size_t type;
    const char* text;
};

constexpr std::array signs = {
    Sign{Grammar::IDENTIFIER, "a name"},
    Sign{Grammar::QUOTED_IDENTIFIER, "a name"},
    Sign{Grammar::HOLE, "a name"},
    Sign{Grammar::STRING, "a string"},
    Sign{Grammar::INTEGER, "a whole number"},
    Sign{Grammar::NUMBER, "a number"},
    Sign{Grammar::DOLLAR_STRING, "a body in `$$`"},
    Sign{Grammar::COMMA, ","},
    Sign{Grammar::DOT, "."},
    Sign{Grammar::LPAREN, "("},
    Sign{Grammar::LPAREN_QUERY, "("},
    Sign{Grammar::RPAREN, ")"},
    Sign{Grammar::LBRACKET, "["},
    Sign{Grammar::RBRACKET, "]"},
    Sign{Grammar::EQUAL, "="},
    Sign{Grammar::NULL_SAFE_EQUAL, "<=>"},
    Sign{Grammar::NOT_EQUAL, "<>"},
    Sign{Grammar::LESS, "<"},
    Sign{Grammar::LESS_EQUAL, "<="},
    Sign{Grammar::GREATER, ">"},
    Sign{Grammar::GREATER_EQUAL, ">="},
    Sign{Grammar::PLUS, "+"},
    Sign{Grammar::MINUS_SIGN, "-"},
    Sign{Grammar::INTERVAL_SIGN, "+"},
    Sign{Grammar::STAR, "*"},
    Sign{Grammar::SLASH, "/"},
    Sign{Grammar::PERCENT, "%"},
    Sign{Grammar::TILDE, "~"},
    Sign{Grammar::AMPERSAND, "&"},
    Sign{Grammar::PIPE, "|"},
    Sign{Grammar::CONCAT, "||"},
    Sign{Grammar::CARET, "^"},
    Sign{Grammar::SHIFT, ">>"},
    Sign{Grammar::COLON, ":"},
    Sign{Grammar::DOUBLE_COLON, "::"},
    Sign{Grammar::TRY_CAST_SIGN, "?::"},
    Sign{Grammar::ARROW, "->"},
    Sign{Grammar::FAT_ARROW, "=>"},
    Sign{Grammar::QUESTION, "?"},
    Sign{Grammar::AT, "@"},
    Sign{Grammar::BANG, "!"},
    Sign{Grammar::PIPE_OPERATOR, "|>"},
    Sign{Grammar::SEMICOLON, ";"},
    Sign{Grammar::EXCEPT_COLUMNS, "EXCEPT"},
    Sign{Grammar::NOT_OPERATOR, "NOT"},
    Sign{Grammar::ATTRIBUTE_WITH, "WITH"},
    Sign{Grammar::INTERVAL_LITERAL, "INTERVAL"},
    Sign{Grammar::INTERVAL_TYPE, "INTERVAL"},
    Sign{Grammar::UNIT, "a unit such as DAY"},
    Sign{Grammar::UNIT_RANGE, "TO"},
    Sign{Grammar::ARRAY_TYPE, "ARRAY"},
    Sign{Grammar::MAP_TYPE, "MAP"},
    Sign{Grammar::STRUCT_TYPE, "STRUCT"},
    Sign{Grammar::VERSION_TRAVEL, "VERSION AS OF"},
    Sign{Grammar::TIMESTAMP_TRAVEL, "TIMESTAMP AS OF"},
    Sign{Grammar::IDENTIFIER_CLAUSE, "IDENTIFIER"},
    Sign{Grammar::TRANSACTION_BEGIN, "BEGIN"},
    Sign{Grammar::MULTI_FROM, "FROM"},
    Sign{Grammar::HIVE_MAP, "MAP"},
    Sign{Grammar::HIVE_REDUCE, "REDUCE"},
    Sign{Grammar::CURSOR_FOR, "FOR"},
};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

std::size_t word_type(std::string_view word) {
    static const Table table = build_table();
    if (word.size() > longest_keyword) return Grammar::IDENTIFIER;
    std::string folded(word);
    for (char& c : folded)
        c = upper(c);
    const auto found = table.find(folded);
    return found == table.end() ? static_cast<std::size_t>(Grammar::IDENTIFIER) : found->second;
}

std::string spelling(std::size_t type) {
    if (type >= Grammar::ADD && type <= vocabulary().getMaxTokenType()) {
        return keyword_text(type, vocabulary());
    }
    for (const Sign& sign : signs) {
        if (sign.type == type) return sign.text;
    }
    return {};
}

std::size_t last_keyword() { return vocabulary().getMaxTokenType(); }

bool is_keyword(std::size_t type) {
    const std::string text = spelling(type);
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}

} // namespace lakelint::parse
