// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lakelint::fix {

/// What turns one text into another, as `diff -u` prints it and `patch` reads it, with three lines around
/// each change; empty where they are equal. `old_name` and `new_name` stand behind `---` and `+++`.
[[nodiscard]] std::string unified_diff(std::string_view old_text, std::string_view new_text,
                                       std::string_view old_name, std::string_view new_name);

} // namespace lakelint::fix
