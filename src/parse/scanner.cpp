// SPDX-License-Identifier: Apache-2.0
#include "parse/scanner.h"

#include "parse/antlr.h"
#include "parse/characters.h"
#include "parse/keywords.h"
#include "parse/literals.h"
#include "parse/token_sets.h"

#include <algorithm>

namespace lakelint::parse {
namespace {

/// Longest first, so that the first that fits is the one.
struct SignType {
    std::string_view text;
    std::size_t type;
};

constexpr SignType signs[] = {
    {"<=>", Grammar::NULL_SAFE_EQUAL},
    {"?::", Grammar::TRY_CAST_SIGN},
    {"<>", Grammar::NOT_EQUAL},
    {"!=", Grammar::NOT_EQUAL},
    {"<=", Grammar::LESS_EQUAL},
    {"!>", Grammar::LESS_EQUAL},
    {">=", Grammar::GREATER_EQUAL},
    {"!<", Grammar::GREATER_EQUAL},
    {"<<", Grammar::SHIFT},
    {"||", Grammar::CONCAT},
    {"|>", Grammar::PIPE_OPERATOR},
    {"->", Grammar::ARROW},
    {"=>", Grammar::FAT_ARROW},
    {"==", Grammar::EQUAL},
    {"::", Grammar::DOUBLE_COLON},
    {",", Grammar::COMMA},
    {".", Grammar::DOT},
    {"(", Grammar::LPAREN},
    {")", Grammar::RPAREN},
    {"[", Grammar::LBRACKET},
    {"]", Grammar::RBRACKET},
    {"=", Grammar::EQUAL},
    {"<", Grammar::LESS},
    {"+", Grammar::PLUS},
    {"-", Grammar::MINUS_SIGN},
    {"*", Grammar::STAR},
    {"/", Grammar::SLASH},
    {"%", Grammar::PERCENT},
    {"~", Grammar::TILDE},
    {"&", Grammar::AMPERSAND},
    {"|", Grammar::PIPE},
    {"^", Grammar::CARET},
    {":", Grammar::COLON},
    {"?", Grammar::QUESTION},
    {"@", Grammar::AT},
    {"!", Grammar::BANG},
    {"$", Grammar::DOLLAR},
    {"{", Grammar::LBRACE},
    {"}", Grammar::RBRACE},
    {";", Grammar::SEMICOLON},
};

bool wants_value(std::size_t previous) {
    return previous == 0 || previous == Grammar::VALUES || previous == Grammar::LIMIT
           || previous == Grammar::OFFSET || wants_operand(previous);
}

/// Words that begin a statement, by which scanning finds its feet again after an unterminated quote.
bool begins_statement(std::size_t type) {
    switch (type) {
    case Grammar::ALTER:
    case Grammar::ANALYZE:
    case Grammar::CREATE:
    case Grammar::DELETE:
    case Grammar::DROP:
    case Grammar::GRANT:
    case Grammar::INSERT:
    case Grammar::MERGE:
    case Grammar::OPTIMIZE:
    case Grammar::SELECT:
    case Grammar::TRUNCATE:
    case Grammar::UPDATE:
    case Grammar::USE:
    case Grammar::VACUUM:
    case Grammar::WITH: return true;
    default: return false;
    }
}

} // namespace

std::optional<Token> Scanner::next() {
    skip_trivia();
    if (unterminated || at_ >= text_.size())
        return std::nullopt; // a comment that never ends ends the statement
    const char c = look();
    std::optional<Token> token;
    if (c == '\'' || c == '"') {
        token = string(c, at_, false);
    } else if ((c == 'r' || c == 'R') && (look(1) == '\'' || look(1) == '"')) {
        const std::uint32_t begin = at_++;
        token = string(look(), begin, true);
    } else if (c == '`') {
        token = quoted_identifier();
    } else if (is_digit(c) || (c == '.' && is_digit(look(1)) && previous_ != Grammar::DOT)) {
        token = number_or_word();
    } else if (starts_with("/*+")) {
        token = hint();
    } else if (c == '$') {
        token = dollar_string();
    }
    if (!token) token = is_word_start(text_, at_) || hole_length(text_, at_) > 0 ? word() : sign();
    previous_ = token->type();
    code_end_ = token->span().end;
    return token;
}

Token Scanner::word() {
    const std::uint32_t begin = at_;
    bool hole = false;
    std::uint32_t pieces = 0;
    while (at_ < text_.size()) {
        if (const std::uint32_t length = hole_length(text_, at_); length > 0) {
            at_ += length;
            hole = true;
        } else if (is_word_part(text_, at_)) {
            while (at_ < text_.size() && is_word_part(text_, at_))
                ++at_;
        } else {
            break;
        }
        ++pieces;
    }
    if (hole) {
        Token token = make(pieces == 1 ? Grammar::HOLE : Grammar::IDENTIFIER, begin);
        token.mark_hole();
        return token;
    }
    // s3://bucket/path lexes as one name, as in Spark.
    if (starts_with("://") && !is_digit(text_[begin])) {
        at_ += 3;
        while (at_ < text_.size() && !is_space(text_, at_) && look() != ';' && look() != ')' && look() != ',')
            ++at_;
        return make(Grammar::IDENTIFIER, begin);
    }
    return make(word_type(text_.substr(begin, at_ - begin)), begin);
}

Token Scanner::number_or_word() {
    const std::uint32_t begin = at_;
    const NumberShape shape = measure_number(text_, at_, previous_ == Grammar::DOT);
    if (shape.length == 0) return look() == '.' ? sign() : word();
    at_ += shape.length;
    return make(shape.integer ? Grammar::INTEGER : Grammar::NUMBER, begin);
}

Token Scanner::string(char quote, std::uint32_t begin, bool raw) {
    const std::uint32_t opening = at_;
    ++at_;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '\\' && !raw && at_ + 1 < text_.size()) {
            at_ += 2;
        } else if (c == quote && look(1) == quote && !raw) {
            at_ += 2;
        } else if (c == quote) {
            ++at_;
            Token token = make(Grammar::STRING, begin);
            if (!find_holes(token.text()).empty()) token.mark_hole();
            return token;
        } else {
            ++at_;
        }
    }
    return never_ends(Grammar::STRING, begin, opening + 1 - begin, "string", quote == '"' ? "\"" : "'");
}

Token Scanner::quoted_identifier() {
    const std::uint32_t begin = at_++;
    while (at_ < text_.size()) {
        if (text_[at_] != '`') {
            ++at_;
        } else if (look(1) == '`') {
            at_ += 2;
        } else {
            ++at_;
            Token token = make(Grammar::QUOTED_IDENTIFIER, begin);
            if (!find_holes(token.text()).empty()) token.mark_hole();
            return token;
        }
    }
    return never_ends(Grammar::QUOTED_IDENTIFIER, begin, 1, "quoted name", "`");
}

/// `$$ … $$` or `$tag$ … $tag$`; a `$` that opens neither is a hole or a sign.
std::optional<Token> Scanner::dollar_string() {
    std::uint32_t end = at_ + 1;
    while (end < text_.size() && is_letter(text_[end]))
        ++end;
    if (end >= text_.size() || text_[end] != '$') return std::nullopt;
    const std::string_view tag = text_.substr(at_, end + 1 - at_);
    const std::uint32_t begin = at_;
    const std::size_t close = text_.find(tag, end + 1);
    if (close == std::string_view::npos) {
        return never_ends(Grammar::DOLLAR_STRING, begin, static_cast<std::uint32_t>(tag.size()), "body",
                          "$$");
    }
    at_ = static_cast<std::uint32_t>(close + tag.size());
    return make(Grammar::DOLLAR_STRING, begin);
}

Token Scanner::hint() {
    const std::uint32_t begin = at_;
    const std::size_t close = text_.find("*/", at_);
    if (close == std::string_view::npos) return never_ends(Grammar::HINT, begin, 3, "hint", "*/");
    at_ = static_cast<std::uint32_t>(close + 2);
    return make(Grammar::HINT, begin);
}

Token Scanner::sign() {
    const std::uint32_t begin = at_;
    if (look() == '>') {
        ++at_;
        return angle_or(make(Grammar::GREATER, begin));
    }
    for (const SignType& candidate : signs) {
        if (!starts_with(candidate.text)) continue;
        // Where a value is wanted, `?::INT` is a parameter and its cast.
        if (candidate.type == Grammar::TRY_CAST_SIGN && wants_value(previous_)) continue;
        at_ += static_cast<std::uint32_t>(candidate.text.size());
        return angle_or(make(candidate.type, begin));
    }
    at_ += character_length(text_, at_);
    return make(Grammar::UNKNOWN_CHARACTER, begin);
}

/// Inside ARRAY<…>, MAP<…> and STRUCT<…> each `>` closes one type; elsewhere `>>`, `>>>` and `>=` are
/// operators.
Token Scanner::angle_or(Token token) {
    const bool after_type =
        previous_ == Grammar::ARRAY || previous_ == Grammar::MAP || previous_ == Grammar::STRUCT;
    switch (token.type()) {
    case Grammar::LESS:
        if (type_depth_ > 0 || after_type) ++type_depth_;
        return token;
    case Grammar::NOT_EQUAL:
        if (previous_ == Grammar::STRUCT && token.text() == "<>") token.set_type(Grammar::EMPTY_STRUCT);
        return token;
    case Grammar::GREATER: break;
    case Grammar::SEMICOLON:
    case Grammar::EQUAL: type_depth_ = 0; return token;
    default: return token;
    }
    if (type_depth_ > 0) {
        --type_depth_;
        return token;
    }
    const std::uint32_t begin = token.span().begin;
    if (look() == '=') {
        ++at_;
        return make(Grammar::GREATER_EQUAL, begin);
    }
    if (look() != '>') return token;
    at_ += look(1) == '>' ? 2U : 1U;
    return make(Grammar::SHIFT, begin);
}

Token Scanner::never_ends(std::size_t type, std::uint32_t begin, std::uint32_t opening_size, const char* what,
                          const char* closing) {
    unterminated = Unterminated{{begin, begin + opening_size}, what, closing};
    at_ = begin + opening_size;
    while (at_ < text_.size()) {
        const std::size_t newline = text_.find('\n', at_);
        if (newline == std::string_view::npos) break;
        at_ = static_cast<std::uint32_t>(newline + 1);
        std::uint32_t end = at_;
        while (end < text_.size() && is_letter(text_[end]))
            ++end;
        if (begins_statement(word_type(text_.substr(at_, end - at_)))) {
            return {type, text_, {begin, at_}};
        }
    }
    at_ = static_cast<std::uint32_t>(text_.size());
    return make(type, begin);
}

std::vector<Token> Scanner::peek(std::size_t count) {
    Scanner ahead = *this;
    std::vector<Token> tokens;
    while (tokens.size() < count) {
        auto token = ahead.next();
        if (!token || token->type() == Grammar::SEMICOLON || ahead.unterminated) break;
        tokens.push_back(*token);
    }
    return tokens;
}

std::optional<Token> Scanner::raw_text() {
    while (at_ < text_.size() && is_space(text_, at_))
        at_ += character_length(text_, at_);
    const std::uint32_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ';') {
        const char c = text_[at_];
        const std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
        if (c == '\'' || c == '"' || c == '`') {
            // A quote counts only where it is closed on its own line: `SET k=it's` is legal.
            const std::size_t close = text_.find(c, at_ + 1);
            at_ = close < line_end ? static_cast<std::uint32_t>(close + 1) : at_ + 1;
        } else if (starts_with("--") && (at_ == begin || is_space(text_, at_ - 1)) && begin != at_) {
            break;
        } else {
            ++at_;
        }
    }
    std::uint32_t end = at_;
    while (end > begin && is_space(text_, end - 1))
        --end;
    previous_ = Grammar::RAW_TEXT;
    if (end == begin) return std::nullopt;
    code_end_ = end;
    Token token(Grammar::RAW_TEXT, text_, {begin, end});
    if (!find_holes(token.text()).empty()) token.mark_hole();
    return token;
}

} // namespace lakelint::parse
