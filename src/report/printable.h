// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lakelint::report {

/// Text that is safe on a terminal and in a log: always valid UTF-8, and what would move the cursor, change
/// colours, break the line or turn the writing direction is spelt out (`\n`, `\x1b`, `\u{202e}`).
[[nodiscard]] std::string printable(std::string_view text);

/// The same for a sentence: its tabs and line breaks become blanks.
[[nodiscard]] std::string one_line(std::string_view text);

/// How many of the next characters are visible ASCII or blanks, which are shown as they are.
[[nodiscard]] std::size_t plain_ascii(std::string_view text, std::size_t at);

/// A character as `printable` shows it.
void append_printable(std::string& out, char32_t code_point);

} // namespace lakelint::report
