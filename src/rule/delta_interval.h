// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Lengths of time as the values of Delta's table properties. Delta reads less than policies do: fractions of
// seconds only, and what it reads as months it refuses.
namespace lakelint::rule::delta {

/// Why Delta refuses a value.
struct Refusal {
    std::string error;  ///< "with DELTA_INVALID_INTERVAL", where it has one; may be empty
    std::string reason; ///< "`d` is not a unit"
    std::string advice; ///< "write `30 days`"
    /// What the value must have meant, in Delta's form; nothing where it may have meant several things.
    std::optional<std::string> meant;
};

/// Nothing where Delta reads the value, or where that is not certain.
[[nodiscard]] std::optional<Refusal> interval_refusal(std::string_view text);

} // namespace lakelint::rule::delta
