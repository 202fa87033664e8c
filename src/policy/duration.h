// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace lakelint::policy {

/// An exact length of time, in microseconds, the precision of Spark's CalendarInterval.
using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// Reads a duration the way people and Delta write it: `7 days`, `36 hours`, `1 week`, `2 weeks 12 hours`,
/// `interval 30 days`, `1.5 days` (fractions only where they come to whole microseconds), any case.
///
/// The error says in one phrase what is wrong ("`30` has no unit; write `30 days`", "months and years have no
/// fixed length; write days"). Negative lengths, empty text and overflow are errors.
[[nodiscard]] tl::expected<Duration, std::string> parse_duration(std::string_view text);

/// As people say it, in the largest unit that needs no fraction: `7 days`, `36 hours`, `0 hours`. Days are
/// not turned into weeks: retention is spoken of in days.
[[nodiscard]] std::string to_string(Duration duration);

} // namespace lakelint::policy
