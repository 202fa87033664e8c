// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lakelint::parse {

/// Bytes of the hole that begins at `at`: `${x}`, `{{ x }}`, `$(x)`, `$x`, `{x}`; 0 when there is none.
[[nodiscard]] std::uint32_t hole_length(std::string_view text, std::uint32_t at);

/// All holes of a text, as byte ranges of it.
[[nodiscard]] std::vector<source::Text::Hole> find_holes(std::string_view text);

/// What a string token stands for: without its quotes, escapes resolved; raw strings and `""` included.
[[nodiscard]] source::Text string_value(std::string_view token);

/// What a name token stands for: without backquotes.
[[nodiscard]] source::Text name_value(std::string_view token);

} // namespace lakelint::parse
