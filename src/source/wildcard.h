// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::source {

/// Matches one part of a path (no '/') in full: `*` any characters, `?` one, `[a-z]`, `[!a-z]`, `[[:digit:]]`
/// one of a set, `\x` the character x. A set without its `]` and a lone `\` at the end match nothing, as in
/// git. Takes time in the product of both lengths at worst.
[[nodiscard]] bool wildcard_match(std::string_view pattern, std::string_view name);

/// The parts of a pattern between '/'. Empty ones are left out, as is a `**` after another; `***` is `**`.
[[nodiscard]] std::vector<std::string> split_path_pattern(std::string_view pattern);

/// Matches a path in full against the parts of a pattern; the part `**` stands for any number of parts, none
/// included.
[[nodiscard]] bool wildcard_match_path(std::span<const std::string> parts, std::string_view path);

} // namespace lakelint::source
