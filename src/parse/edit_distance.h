// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace lakelint::parse {

/// Edits between two words, a swap of neighbours being one; more than `limit` where there are more, and for
/// words longer than any keyword. Case counts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// How many edits a word of this length may be away from what was meant: none for the shortest.
[[nodiscard]] std::size_t spelling_tolerance(std::string_view word);

} // namespace lakelint::parse
