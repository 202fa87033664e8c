// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/parser.h"
#include "parse/token.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace lakelint::parse {

/// Where a parse could not go on.
struct Failure {
    std::size_t token = 0;              ///< index of the first token that nothing allows
    antlr4::misc::IntervalSet expected; ///< what would have been allowed there
    std::vector<std::size_t> rules;     ///< the grammar's rules at that place, innermost first
};

/// Parses again; nothing when that succeeds.
using Retry = std::function<std::optional<Failure>(std::vector<Token>&)>;

/// Says in a person's words what was expected where, and the correction that a second parse confirms.
[[nodiscard]] SyntaxError syntax_error(std::vector<Token>& tokens, const Failure& failure,
                                       const Retry& retry);

[[nodiscard]] SyntaxError unterminated_error(const Unterminated& unterminated);

} // namespace lakelint::parse
