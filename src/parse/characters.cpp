// SPDX-License-Identifier: Apache-2.0
#include "parse/characters.h"

#include <algorithm>

namespace lakelint::parse {
namespace {

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }

char at_or_zero(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

/// Decodes two- and three-byte sequences, all that white space outside ASCII needs.
std::uint32_t short_code_point(std::string_view text, std::uint32_t at) {
    const unsigned lead = byte(text[at]);
    const unsigned second = byte(at_or_zero(text, at + 1)) & 0x3FU;
    if ((lead & 0xE0U) == 0xC0U) return ((lead & 0x1FU) << 6U) | second;
    if ((lead & 0xF0U) != 0xE0U) return 0;
    return ((lead & 0x0FU) << 12U) | (second << 6U) | (byte(at_or_zero(text, at + 2)) & 0x3FU);
}

bool is_wide_space(std::uint32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x202F
           || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/// Quotes, dashes, commas and brackets as word processors and input methods make them: never part of a word.
bool is_wide_punctuation(std::uint32_t c) {
    const bool latin =
        (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7;
    return latin || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E)
           || (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF0F)
           || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF3E) || (c >= 0xFF5B && c <= 0xFF65);
}

std::uint32_t digits(std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - at;
}

/// `e10`, `E-3`; 0 when there is none.
std::uint32_t exponent(std::string_view text, std::uint32_t at) {
    const char e = at_or_zero(text, at);
    if (e != 'e' && e != 'E') return 0;
    const char next = at_or_zero(text, at + 1);
    const std::uint32_t sign_length = next == '+' || next == '-' ? 1 : 0;
    const std::uint32_t length = digits(text, at + 1 + sign_length);
    return length == 0 ? 0 : 1 + sign_length + length;
}

/// The type suffix: L, S, Y on whole numbers; D, F, BD on any.
std::uint32_t suffix(std::string_view text, std::uint32_t at, bool whole) {
    const auto lower = [&](std::size_t i) { return static_cast<char>(at_or_zero(text, i) | 0x20); };
    if (lower(at) == 'b' && lower(at + 1) == 'd') return 2;
    if (lower(at) == 'd' || lower(at) == 'f') return 1;
    if (whole && (lower(at) == 'l' || lower(at) == 's' || lower(at) == 'y')) return 1;
    return 0;
}

} // namespace

std::uint32_t character_length(std::string_view text, std::uint32_t at) {
    const unsigned lead = byte(text[at]);
    const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return std::min<std::uint32_t>(length, static_cast<std::uint32_t>(text.size()) - at);
}

bool is_space(std::string_view text, std::uint32_t at) {
    const char c = text[at];
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\x1A') return true;
    return byte(c) >= 0xC2 && byte(c) <= 0xEF && is_wide_space(short_code_point(text, at));
}

bool is_word_part(std::string_view text, std::uint32_t at) {
    const char c = text[at];
    if (is_letter(c) || is_digit(c) || c == '_') return true;
    if (byte(c) < 0x80) return false;
    if (byte(c) < 0xC0) return true; // a continuation byte follows its lead byte
    return !is_space(text, at) && !(byte(c) <= 0xEF && is_wide_punctuation(short_code_point(text, at)));
}

bool is_word_start(std::string_view text, std::uint32_t at) { return is_word_part(text, at); }

NumberShape measure_number(std::string_view text, std::uint32_t at, bool after_dot) {
    if (after_dot) return {};
    const auto ends_well = [&](std::uint32_t length) {
        return at + length >= text.size() || !is_word_part(text, at + length);
    };
    const std::uint32_t whole = digits(text, at);
    if (at_or_zero(text, at + whole) == '.') {
        std::uint32_t length = whole + 1 + digits(text, at + whole + 1);
        length += exponent(text, at + length);
        length += suffix(text, at + length, false);
        if (length > 1 && ends_well(length)) return {length, false};
        return whole > 0 && ends_well(whole) ? NumberShape{whole, true} : NumberShape{};
    }
    const std::uint32_t power = exponent(text, at + whole);
    const std::uint32_t length = whole + power + suffix(text, at + whole + power, power == 0);
    if (!ends_well(length)) return {};
    return {length, length == whole};
}

} // namespace lakelint::parse
