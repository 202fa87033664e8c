// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lakelint::source {

/// U+FFFD in UTF-8: what stands in a text for one character that could not be read.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// The start of a piece of bytes, read as UTF-8.
struct Utf8Step {
    std::size_t size =
        0; ///< bytes of the character, or of the maximal part of one that is broken; 0 at the end
    bool valid = false;
    char32_t code_point = U'\uFFFD';
};

/// Reads one character at `offset`. Overlong forms, surrogates and values past U+10FFFF are broken, as
/// Unicode says (§3.9): the broken part is the longest run of bytes that could have begun a character, else
/// one byte.
[[nodiscard]] Utf8Step utf8_step(std::string_view bytes, std::size_t offset);

/// The first offset at or after `offset` whose byte is not ASCII; the size of the bytes if there is none.
[[nodiscard]] std::size_t skip_ascii(std::string_view bytes, std::size_t offset);

/// True for a byte that continues a character.
[[nodiscard]] inline bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Characters of valid UTF-8, counted in code points.
[[nodiscard]] std::uint32_t count_code_points(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

} // namespace lakelint::source
