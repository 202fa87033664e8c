// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace lakelint::rule {

struct Rule;

/// One rule as the build found it: `rules/<id>.cpp` and `rules/<id>.md`.
struct Registered {
    std::string_view id;   ///< `family/fault`
    Rule (*make)();        ///< defined by the rule's .cpp
    std::string_view card; ///< the whole text of the rule's .md
};

/// Every rule that is built in, ordered by id.
[[nodiscard]] std::span<const Registered> registry();

} // namespace lakelint::rule
