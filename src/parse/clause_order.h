// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <optional>
#include <vector>

namespace lakelint::parse {

/// A clause of a query that comes after one that it must precede, or twice: WHERE after LIMIT.
[[nodiscard]] std::optional<SyntaxError> misplaced_clause(const std::vector<Token>& tokens,
                                                          const Failure& failure);

} // namespace lakelint::parse
