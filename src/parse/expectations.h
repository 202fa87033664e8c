// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/syntax_message.h"

#include <string>
#include <vector>

namespace lakelint::parse {

/// What was needed at the place of a failure, in the language's words and at most a handful of them: "a data
/// type",
/// "`)`", "FROM". Empty when no short answer is true.
[[nodiscard]] std::vector<std::string> expectations(const Failure& failure);

} // namespace lakelint::parse
