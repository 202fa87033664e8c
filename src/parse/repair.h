// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/attempts.h"
#include "parse/syntax_message.h"

#include <optional>

// Mistakes that one small change puts right: each is tried, and reported when the statement then is SQL.
namespace lakelint::parse {

/// `a,, b`, `(a, b,)`: a comma too many.
[[nodiscard]] std::optional<SyntaxError> surplus_comma(const StatementTokens& statement,
                                                       const Failure& failure, Attempts& attempts);

/// A statement that begins in a line of its own although the one before it has no semicolon.
[[nodiscard]] std::optional<SyntaxError> missing_semicolon(const StatementTokens& statement,
                                                           const Failure& failure, Attempts& attempts);

/// `my-table`, and a reserved word as a name.
[[nodiscard]] std::optional<SyntaxError> name_without_quotes(const StatementTokens& statement,
                                                             const Failure& failure, Attempts& attempts);

/// A sign or keyword that was left out.
[[nodiscard]] std::optional<SyntaxError> missing_token(const StatementTokens& statement,
                                                       const Failure& failure, Attempts& attempts);

/// A sign or keyword that does not belong there.
[[nodiscard]] std::optional<SyntaxError> surplus_token(const StatementTokens& statement,
                                                       const Failure& failure, Attempts& attempts);

} // namespace lakelint::parse
