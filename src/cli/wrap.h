// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::cli {

/// How wide the texts are that people read on a terminal.
constexpr std::size_t line_width = 96;

/// Breaks each line of a text between words, so that it fits beside `indent` columns; further lines begin
/// with as many blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent);

/// The parts of a text between separators, empty ones too.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

} // namespace lakelint::cli
