// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/rule.h"

#include <string>
#include <string_view>

namespace lakelint::cli {

/// A rule's card for a terminal, readable without colour: when the rule runs and what it looks at stand below
/// its summary, its options are a table, paragraphs are as wide as a terminal, and blocks of code are
/// indented under a line such as `bad:`, with what is found underlined.
[[nodiscard]] std::string card_text(std::string_view id, std::string_view card, const rule::Rule& rule);

} // namespace lakelint::cli
