// SPDX-License-Identifier: Apache-2.0
#include "policy/data_type.h"

#include "facts/data_type.h"
#include "policy/spelling.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

using source::equal_folded;

/// Deeper than people nest.
constexpr int deepest = 64;

constexpr std::string_view some_types =
    "write a type such as `timestamp`, `decimal(18,2)` or `array<string>`";

struct Token {
    enum class Kind : std::uint8_t { word, number, name, string, sign, end };
    Kind kind = Kind::end;
    std::string_view text;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

template <typename Is>
std::size_t end_while(std::string_view text, std::size_t at, Is is) {
    while (at < text.size() && is(text[at]))
        ++at;
    return at;
}

/// Words, whole numbers, names in backquotes, strings, and single signs; at the end one token of kind `end`.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = end_while(text, 0, is_blank); at < text.size();
         at = end_while(text, at, is_blank)) {
        Token::Kind kind = Token::Kind::sign;
        std::size_t end = at + 1;
        if (is_letter(text[at])) {
            kind = Token::Kind::word;
            end = end_while(text, at, [](char c) { return is_letter(c) || is_digit(c); });
        } else if (is_digit(text[at])) {
            kind = Token::Kind::number;
            end = end_while(text, at, is_digit);
        } else if (text[at] == '`' || text[at] == '\'') {
            const std::size_t closed = text.find(text[at], at + 1);
            if (closed != std::string_view::npos) {
                kind = text[at] == '`' ? Token::Kind::name : Token::Kind::string;
                end = closed + 1;
            }
        }
        tokens.push_back({kind, text.substr(at, end - at)});
        at = end;
    }
    tokens.push_back({});
    return tokens;
}

class TypeParser {
  public:
    explicit TypeParser(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

    tl::expected<std::string, PatternError> parse() {
        if (type(0) && kind() != Token::Kind::end) fail_at_token();
        if (error_) return tl::unexpected(std::move(*error_));
        return normalised();
    }

  private:
    [[nodiscard]] Token::Kind kind() const { return tokens_[at_].kind; }
    [[nodiscard]] std::string_view token() const { return tokens_[at_].text; }
    [[nodiscard]] bool is(std::string_view word) const { return equal_folded(token(), word); }
    bool accept(std::string_view word) {
        if (!is(word)) return false;
        ++at_;
        return true;
    }
    bool expect(std::string_view word) { return accept(word) || fail_at_token(); }

    bool fail(std::string message, std::string help, std::string_view part) {
        if (!error_) error_ = {std::move(message), std::move(help), std::string(part)};
        return false;
    }
    bool fail_at_token() {
        if (kind() != Token::Kind::end) {
            return fail(fmt::format("`{}` is no data type: `{}` has no place there", text_, token()),
                        std::string(some_types), token());
        }
        // Within braces YAML ends a value at its first comma.
        const std::string folded = source::fold_case(text_);
        const bool cut = folded.find('(') != std::string::npos || folded.starts_with("map")
                         || folded.starts_with("struct");
        return fail(fmt::format("`{}` is no data type: it ends too early", text_),
                    cut ? "put a type that holds a comma in quotes, as in `\"decimal(18,2)\"`"
                        : std::string(some_types),
                    {});
    }

    bool type(int depth) {
        if (depth > deepest) return fail("the type nests too deeply", std::string(some_types), {});
        if (kind() != Token::Kind::word) return fail_at_token();
        const std::string_view word = token();
        ++at_;
        if (equal_folded(word, "array") || equal_folded(word, "map") || equal_folded(word, "struct"))
            return nested(word, depth);
        return plain(word) && (!accept("collate") || collation());
    }

    bool nested(std::string_view word, int depth) {
        if (!accept("<")) {
            const std::string name = source::fold_case(word);
            const std::string_view inner = name == "array" ? "<string>"
                                           : name == "map" ? "<string, string>"
                                                           : "<a: string>";
            return fail(fmt::format("`{}` needs types in `<>`", name),
                        fmt::format("write a type such as `{}{}`", name, inner), word);
        }
        if (equal_folded(word, "map"))
            return type(depth + 1) && expect(",") && type(depth + 1) && expect(">");
        if (equal_folded(word, "array")) return type(depth + 1) && expect(">");
        do {
            if (!field(depth)) return false;
        } while (accept(","));
        return expect(">");
    }

    /// `a: int not null comment 'x'`
    bool field(int depth) {
        if (kind() != Token::Kind::word && kind() != Token::Kind::name) return fail_at_token();
        ++at_;
        accept(":");
        if (!type(depth + 1)) return false;
        if (accept("not") && !expect("null")) return false;
        if (!accept("comment")) return true;
        if (kind() != Token::Kind::string) return fail_at_token();
        ++at_;
        return true;
    }

    bool plain(std::string_view word) {
        if (equal_folded(word, "interval")) return interval();
        const facts::PlainType* known = facts::find_plain_type(word);
        if (known == nullptr) return unknown(word);
        std::size_t count = 0;
        if (accept("(")) {
            do {
                ++count;
                if (!argument()) return false;
            } while (accept(","));
            if (!expect(")")) return false;
        }
        if (count < known->least) {
            return fail(fmt::format("`{}` needs a length", known->name),
                        fmt::format("write a length, such as `{}(255)`", known->name), word);
        }
        if (count > known->most) {
            return fail(
                fmt::format("`{}` takes {}", known->name, known->most == 0 ? "no length" : "fewer numbers"),
                known->most == 0 ? fmt::format("write `{}`", known->name) : "write fewer of them", word);
        }
        return zone(known->name);
    }

    /// `18`, `-2`, `any`
    bool argument() {
        if (accept("-") && kind() != Token::Kind::number) return fail_at_token();
        if (kind() != Token::Kind::number && kind() != Token::Kind::word) return fail_at_token();
        ++at_;
        return true;
    }

    /// `timestamp without time zone`
    bool zone(std::string_view name) {
        if (name != "timestamp" || !(accept("without") || accept("with"))) return true;
        accept("local");
        return expect("time") && expect("zone");
    }

    /// `interval day to second`
    bool interval() {
        const auto unit = [this] {
            constexpr std::array units{"year", "month", "day", "hour", "minute", "second"};
            return std::any_of(units.begin(), units.end(), [this](const char* each) { return accept(each); })
                   || fail_at_token();
        };
        return unit() && (!accept("to") || unit());
    }

    bool collation() {
        if (kind() != Token::Kind::word && kind() != Token::Kind::name) return fail_at_token();
        ++at_;
        return true;
    }

    bool unknown(std::string_view word) {
        std::string meant = source::fold_case(facts::type_elsewhere(word));
        if (meant.empty()) {
            std::vector<std::string> names{"array", "map", "struct"};
            for (const facts::PlainType& each : facts::plain_types())
                names.emplace_back(each.name);
            meant = nearest_spelling(word, names).value_or("");
        }
        return fail(fmt::format("`{}` is no data type{}", word,
                                meant.empty() ? "" : fmt::format("; did you mean `{}`?", meant)),
                    std::string(some_types), word);
    }

    /// Lower case, and no blanks but between two words.
    [[nodiscard]] std::string normalised() const {
        std::string result;
        bool after_word = false;
        for (const Token& token : tokens_) {
            const bool is_word = token.kind == Token::Kind::word;
            const bool is_string = token.kind == Token::Kind::string;
            if (after_word && (is_word || is_string)) result += ' ';
            result += is_string ? std::string(token.text) : source::fold_case(token.text);
            after_word = is_word;
        }
        return result;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::optional<PatternError> error_;
};

} // namespace

tl::expected<std::string, PatternError> parse_data_type(std::string_view text) {
    return TypeParser(text).parse();
}

} // namespace lakelint::policy
