// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace lakelint::parse {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of the character at `at`; 1 for a stray continuation byte.
[[nodiscard]] std::uint32_t character_length(std::string_view text, std::uint32_t at);

/// Spark's white space: ASCII blanks and U+00A0, U+1680, U+2000–200A, U+2028, U+202F, U+205F, U+3000.
[[nodiscard]] bool is_space(std::string_view text, std::uint32_t at);

/// A byte of an unquoted name: a letter, a digit, `_`, or any part of a non-ASCII character that is no white
/// space.
[[nodiscard]] bool is_word_part(std::string_view text, std::uint32_t at);
[[nodiscard]] bool is_word_start(std::string_view text, std::uint32_t at);

/// The number at a place; length 0 when what stands there is a name such as `1_bronze`.
struct NumberShape {
    std::uint32_t length = 0;
    bool integer = false;
};

/// `12`, `1.5e10`, `.5`, `10L`, `0.1bd` … A number that runs into a letter is a name, or ends before its dot.
/// `after_dot`: only a name can follow.
[[nodiscard]] NumberShape measure_number(std::string_view text, std::uint32_t at, bool after_dot);

} // namespace lakelint::parse
