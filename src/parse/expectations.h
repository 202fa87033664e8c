// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <string>
#include <vector>

namespace lakelint::parse {

/// True for a rule of the grammar that people have words for: "an expression", "a data type".
[[nodiscard]] bool has_words(std::size_t rule);

/// What was needed at the place of a failure, in the language's words and at most a handful of them: "a data
/// type", "`)`", "FROM". Empty when no short answer is true.
[[nodiscard]] std::vector<std::string> expectations(const Failure& failure);

/// What to write there, where more can be said than what was needed; else empty.
[[nodiscard]] std::string expectation_help(const Failure& failure, const Token& found);

} // namespace lakelint::parse
