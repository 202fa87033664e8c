// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lakelint::cli {

/// Writes `lakelint: message` and a line break to standard error; control characters are made visible.
void complain(std::string_view message);

/// Why something could not be written, in words for a person, by its error number.
[[nodiscard]] std::string write_fault(int error);

/// Writes to standard output. False, after a complaint, where that fails; without a word when nobody reads it
/// any more.
[[nodiscard]] bool write_out(std::string_view text);

/// Whether to colour: as asked, else where standard output is a terminal and NO_COLOR is not set.
[[nodiscard]] bool use_color(std::string_view when);

} // namespace lakelint::cli
