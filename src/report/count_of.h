// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lakelint::report {

/// "1 file", "2 files"; the noun takes an s.
[[nodiscard]] std::string count_of(std::size_t count, std::string_view noun);

} // namespace lakelint::report
