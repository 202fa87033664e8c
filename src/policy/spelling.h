// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// Damerau-Levenshtein distance in bytes: insertions, deletions, substitutions and swaps of neighbours count
/// 1 each. ASCII case is ignored.
[[nodiscard]] std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The candidate that `word` was most likely meant to be, for "did you mean": at most a third of the letters
/// may differ. Among equally near ones the one that shares more of its start with `word` wins, then the
/// first.
///
/// Of candidates with parts (`family/fault`, `a.b`) the last part may also be meant alone or under another
/// family: `missing-expiry` finds `personal/missing-expiry`.
[[nodiscard]] std::optional<std::string> nearest_spelling(std::string_view word,
                                                          const std::vector<std::string>& candidates);

/// The nearest of a few words, however far, as long as it is near in the sense of `nearest_spelling` or at
/// least begins as `word` does: for short closed lists, where a wild guess still helps.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view word,
                                                      const std::vector<std::string>& words);

/// `; did you mean `x`?`, or nothing.
[[nodiscard]] std::string did_you_mean(const std::optional<std::string>& suggestion);

/// `a, b, c`; past `limit` the rest is `… (n more)`.
[[nodiscard]] std::string comma_list(const std::vector<std::string>& words, std::size_t limit = 20);

} // namespace lakelint::policy
