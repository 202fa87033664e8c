// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/attempts.h"
#include "parse/syntax_message.h"

#include <optional>
#include <string>

namespace lakelint::parse {

/// A misspelt keyword, and the one that was meant.
struct Correction {
    std::size_t token = 0;
    std::string keyword;
};

/// Looks for a word at or right before the failure that is nearly a keyword and with which the statement
/// parses further.
[[nodiscard]] std::optional<Correction> find_correction(const StatementTokens& statement,
                                                        const Failure& failure, Attempts& attempts);

} // namespace lakelint::parse
