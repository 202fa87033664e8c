// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <string_view>
#include <vector>

namespace lakelint::parse {

/// What stands between the tokens of a fragment and is no white space, in order: comments, each without the
/// line break behind it, and Jinja tags with the branches that are not read.
[[nodiscard]] std::vector<source::Span> comments(std::string_view fragment);

} // namespace lakelint::parse
