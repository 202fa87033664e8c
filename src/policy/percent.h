// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lakelint::policy {

/// In hundredths of a percent, 0 to 10,000.
struct Percent {
    unsigned hundredths = 0;
};

/// Reads `98%`, `99.5 %` and `100%`: up to two places after the point, nothing above a hundred.
[[nodiscard]] std::optional<Percent> parse_percent(std::string_view text);

/// `98%`, `99.5%`.
[[nodiscard]] std::string to_string(Percent percent);

} // namespace lakelint::policy
