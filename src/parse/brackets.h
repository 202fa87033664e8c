// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <optional>
#include <string>
#include <vector>

namespace lakelint::parse {

/// The failing token is a `)` or `]` that no bracket before it wants.
[[nodiscard]] std::optional<SyntaxError> closes_nothing(const std::vector<Token>& tokens,
                                                        const Failure& failure);

/// The bracket, BEGIN, IF, CASE … that is open at the failure and that what was needed there would close.
[[nodiscard]] std::optional<source::Span> unclosed_opening(const std::vector<Token>& tokens,
                                                           const Failure& failure);

/// "the `(` after `orders` is never closed", "CASE has no END".
[[nodiscard]] std::string unclosed_message(const std::vector<Token>& tokens, source::Span opening);
[[nodiscard]] std::string closing_help(const std::vector<Token>& tokens, const Failure& failure,
                                       source::Span opening);

} // namespace lakelint::parse
