// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// What people mean by the words of a name, and by those of a comment.
namespace lakelint::rule {

/// The words of a name, folded: `order_amtUSD2` has `order`, `amt`, `usd` and `2`.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);

/// Whether a comment tells nothing of what it is about: it is blank, a placeholder such as `TODO`, or just
/// the name again.
[[nodiscard]] bool says_nothing(std::string_view comment, std::string_view name);

} // namespace lakelint::rule
