// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::parse {

/// Parses variants of a statement that failed, to see which small change makes it right. A better message is
/// worth only so much: what all variants of a statement may cost together is bounded.
class Attempts {
  public:
    Attempts(const StatementTokens& statement, const Attempt& attempt);

    /// The statement with a token replaced by another text; an empty one drops it.
    [[nodiscard]] std::string with(std::size_t token, std::string_view text) const;
    /// The statement with a word put before a token.
    [[nodiscard]] std::string with_before(std::size_t token, std::string_view text) const;
    /// What stands before a token.
    [[nodiscard]] std::string until(std::size_t token) const;

    /// True when a variant is SQL; false as well when it may not be tried any more.
    [[nodiscard]] bool parses(const std::string& text);
    /// The token at which a variant fails; nothing when it is SQL. Fails at 0 when it may not be tried.
    [[nodiscard]] std::optional<std::size_t> fails_at(const std::string& text);

  private:
    [[nodiscard]] bool spend(std::size_t bytes);

    const StatementTokens& statement_;
    const Attempt& attempt_;
    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t budget_; ///< bytes that may still be parsed
};

} // namespace lakelint::parse
