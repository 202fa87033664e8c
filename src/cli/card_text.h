// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lakelint::cli {

/// A rule's card for a terminal, readable without colour: code blocks are indented, their fences and the
/// words after them become a line such as `bad:`.
[[nodiscard]] std::string card_text(std::string_view card);

} // namespace lakelint::cli
