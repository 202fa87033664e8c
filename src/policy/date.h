// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::policy {

/// Reads `2026-01-31`, alone or as the beginning of a timestamp (`2026-01-31 12:00:00`, `2026-01-31T12:00`);
/// nothing for what is no day of the calendar.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

/// `2026-01-31`.
[[nodiscard]] std::string to_string(std::chrono::year_month_day date);

} // namespace lakelint::policy
