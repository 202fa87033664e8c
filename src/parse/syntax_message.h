// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/parser.h"
#include "parse/required.h"
#include "parse/statement_reader.h"
#include "parse/token.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::parse {

/// A rule of the grammar that was being read when a parse failed.
struct OpenRule {
    std::size_t rule = 0;        ///< index of the grammar's rule
    std::size_t first_token = 0; ///< where it began
};

/// Where a parse could not go on.
struct Failure {
    std::size_t token = 0;              ///< index of the first token that nothing allows
    antlr4::misc::IntervalSet expected; ///< what would have been allowed there
    std::vector<Step> required;         ///< of that, what no statement could do without
    std::vector<OpenRule> rules;        ///< innermost first
    /// Where the parser looked further ahead than one token: the last it could make sense of, else 0.
    std::size_t dead_end = 0;

    [[nodiscard]] bool allows(std::size_t type) const { return expected.contains(type); }
    [[nodiscard]] bool requires_token(std::size_t type) const;
    /// The innermost rule of this kind that is open; null when none is.
    [[nodiscard]] const OpenRule* open(std::size_t rule) const;
};

/// Parses another text for the same statement; nothing when it is SQL, else where it fails.
using Attempt = std::function<std::optional<Failure>(std::string_view text)>;

/// Says in a person's words what was expected where, and a correction where an attempt with it gets further.
[[nodiscard]] SyntaxError syntax_error(const StatementTokens& statement, const Failure& failure,
                                       const Attempt& attempt);

/// A token as messages quote it: `` `name` ``, "a string", "the end of the statement".
[[nodiscard]] std::string quoted(const Token& token);

[[nodiscard]] SyntaxError unterminated_error(const Unterminated& unterminated);

} // namespace lakelint::parse
