// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lakelint::cli {

/// A relation's name as the command line may give it: folded, without backquotes.
[[nodiscard]] std::string given_name(std::string_view word);

} // namespace lakelint::cli
