// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lakelint::report {

/// One line of a file as it is shown, and which of its columns are marked. Columns are those of a terminal: a
/// wide character takes two, a tab reaches to the next fourth.
struct Excerpt {
    std::string text; ///< printable; a line over 160 columns is cut around the mark, with `…` where it is
    std::size_t mark_begin = 0; ///< from 0
    std::size_t mark_size = 1;  ///< at least 1
};

/// The line around `[begin, end)`, which lies within one line of `text`; a mark that begins there is cut at
/// the line's end. Costs no more for a line of 50 MB than for a short one. Each character of what is
/// concealed is shown as `•`.
[[nodiscard]] Excerpt excerpt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                              std::span<const source::Span> concealed = {});

/// Text cut to so many columns, with a `…` if it was.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

} // namespace lakelint::report
