// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace lakelint::source {

/// Columns of a terminal that a character takes: 2 for wide ones (CJK, most emoji), 0 for combining and other
/// invisible ones, else 1. Control characters have no width; who prints them decides how.
[[nodiscard]] std::size_t width(char32_t code_point);

/// Columns that a piece of text takes; a broken byte counts as the U+FFFD it is shown as.
[[nodiscard]] std::size_t width(std::string_view utf8);

} // namespace lakelint::source
