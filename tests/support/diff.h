// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lakelint::test {

/// How `actual` differs from `expected`, line by line: `-` lines are missing, `+` lines are too many, each
/// with its neighbours. Trailing spaces, tabs and carriage returns in differing lines are made visible. Empty
/// when equal.
[[nodiscard]] std::string diff(std::string_view expected, std::string_view actual);

} // namespace lakelint::test
