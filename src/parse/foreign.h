// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <optional>
#include <vector>

namespace lakelint::parse {

/// A character that SQL has no use for: `#`, a full-width comma, a typographic quote.
[[nodiscard]] std::optional<SyntaxError> foreign_character(const std::vector<Token>& tokens,
                                                           const Failure& failure);

/// What other databases write differently: AUTO_INCREMENT, TOP 10, `[name]`, LIMIT 10, 20 …
[[nodiscard]] std::optional<SyntaxError> foreign_syntax(const std::vector<Token>& tokens,
                                                        const Failure& failure);

} // namespace lakelint::parse
