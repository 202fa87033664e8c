// SPDX-License-Identifier: Apache-2.0
#include "parse/literals.h"

#include "parse/characters.h"

#include <string>

namespace lakelint::parse {
namespace {

std::uint32_t length_up_to(std::string_view rest, std::string_view closing, bool one_line) {
    const std::size_t end = rest.find(closing, 2);
    if (end == std::string_view::npos) return 0;
    if (one_line && rest.substr(0, end).find('\n') != std::string_view::npos) return 0;
    return static_cast<std::uint32_t>(end + closing.size());
}

bool is_hole_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// Appends UTF-8 for a code point; what is none is dropped.
void append_code_point(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        if (c >= 0xD800 && c <= 0xDFFF) return;
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x110000) {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// `\uXXXX` and `\UXXXXXXXX`, from the digits on: 0 when they are none.
std::size_t append_unicode(std::string& out, std::string_view digits, std::size_t count) {
    if (digits.size() < count) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const int digit = hex_digit(digits[i]);
        if (digit < 0) return 0;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    append_code_point(out, value);
    return count;
}

/// The escape after a backslash; returns the bytes it takes. `\%` and `\_` keep their backslash, for LIKE.
std::size_t append_escape(std::string& out, std::string_view rest) {
    switch (rest[0]) {
    case '0': out += '\0'; return 1;
    case 'b': out += '\b'; return 1;
    case 'n': out += '\n'; return 1;
    case 'r': out += '\r'; return 1;
    case 't': out += '\t'; return 1;
    case 'Z': out += '\x1A'; return 1;
    case '%':
    case '_':
        out += '\\';
        out += rest[0];
        return 1;
    case 'u':
        if (const std::size_t used = append_unicode(out, rest.substr(1), 4); used > 0) return 1 + used;
        break;
    case 'U':
        if (const std::size_t used = append_unicode(out, rest.substr(1), 8); used > 0) return 1 + used;
        break;
    default: break;
    }
    out += rest[0];
    return 1;
}

/// The text between quotes, with the holes where they came to stand.
source::Text unquote(std::string_view inner, char quote, bool escapes) {
    source::Text text;
    for (std::size_t i = 0; i < inner.size();) {
        if (const std::uint32_t hole = hole_length(inner, static_cast<std::uint32_t>(i)); hole > 0) {
            const auto begin = static_cast<std::uint32_t>(text.value.size());
            text.holes.push_back({begin, begin + hole});
            text.value += inner.substr(i, hole);
            i += hole;
        } else if (escapes && inner[i] == '\\' && i + 1 < inner.size()) {
            i += 1 + append_escape(text.value, inner.substr(i + 1));
        } else {
            text.value += inner[i];
            const bool doubled = inner[i] == quote && i + 1 < inner.size() && inner[i + 1] == quote;
            i += doubled ? 2U : 1U;
        }
    }
    return text;
}

/// `{name}`, as Python's format strings have it; `{2,3}` is none.
std::uint32_t braced_word(std::string_view rest) {
    if (!is_letter(rest[1]) && rest[1] != '_') return 0;
    std::uint32_t end = 2;
    while (end < rest.size() && is_hole_word(rest[end]))
        ++end;
    return end < rest.size() && rest[end] == '}' ? end + 1 : 0;
}

} // namespace

std::uint32_t hole_length(std::string_view text, std::uint32_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.size() < 2 || (rest[0] != '$' && rest[0] != '{')) return 0;
    if (rest.starts_with("{{")) return length_up_to(rest, "}}", false);
    if (rest[0] == '{') return braced_word(rest);
    if (rest[1] == '{') return length_up_to(rest, "}", true);
    if (rest[1] == '(') return length_up_to(rest, ")", true);
    std::uint32_t end = 1;
    while (end < rest.size() && is_hole_word(rest[end]))
        ++end;
    return end > 1 ? end : 0;
}

std::vector<source::Text::Hole> find_holes(std::string_view text) {
    std::vector<source::Text::Hole> holes;
    for (std::size_t at = text.find_first_of("${"); at != std::string_view::npos;
         at = text.find_first_of("${", at)) {
        const auto begin = static_cast<std::uint32_t>(at);
        const std::uint32_t length = hole_length(text, begin);
        if (length > 0) holes.push_back({begin, begin + length});
        at += length > 0 ? length : 1;
    }
    return holes;
}

source::Text string_value(std::string_view token) {
    const bool raw = !token.empty() && (token[0] == 'r' || token[0] == 'R');
    if (raw) token.remove_prefix(1);
    if (token.size() < 2) return source::Text(std::string(token));
    return unquote(token.substr(1, token.size() - 2), raw ? '\0' : token[0], !raw);
}

source::Text name_value(std::string_view token) {
    if (token.size() >= 2 && token.front() == '`')
        return unquote(token.substr(1, token.size() - 2), '`', false);
    return {std::string(token), find_holes(token)};
}

} // namespace lakelint::parse
