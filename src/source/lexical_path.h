// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Paths as text, '/' between parts. std::filesystem takes each apart into a list of parts, which costs more
// than all else that is done with the path of a finding.
namespace lakelint::source {

/// True for a relative path without empty parts, `.` and `..`: what one finds below a folder.
[[nodiscard]] bool is_plain(std::string_view path);

/// A plain path in a folder.
[[nodiscard]] std::string join(std::string_view folder, std::string_view path);

/// The way from a folder to something else, `../` where it leads upwards. Both are absolute, without empty
/// parts, `.` and `..`, and not the same.
[[nodiscard]] std::string relative_to(std::string_view folder, std::string_view path);

} // namespace lakelint::source
