// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <string_view>
#include <vector>

namespace lakelint::parse {

/// Where a fragment is no code; each in order.
struct Trivia {
    /// What stands between tokens and is no white space: comments, each without the line break behind it, and
    /// Jinja tags with the branches that are not read.
    std::vector<source::Span> comments;
    std::vector<source::Span> strings; ///< string literals, with their quotes
};

[[nodiscard]] Trivia trivia(std::string_view fragment);

} // namespace lakelint::parse
