// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/duration.h"
#include "source/text.h"

#include <optional>
#include <string>
#include <string_view>

// When a materialized view or streaming table is refreshed: SCHEDULE and TRIGGER clauses.
namespace lakelint::rule {

struct Schedule {
    enum class Kind { every, cron, trigger };

    Kind kind = Kind::every;
    /// The shortest time between two refreshes; absent where a trigger has no limit. Of a cron expression,
    /// what is certain: between two times of one day, and over midnight only where it names every day.
    std::optional<policy::Duration> gap;
    std::string reason; ///< why the clause cannot be read: one phrase; else empty
};

/// A trigger without a limit looks for changes this often.
inline constexpr policy::Duration shortest_trigger = std::chrono::minutes(1);

/// Reads `SCHEDULE [REFRESH] EVERY 1 HOUR`, `SCHEDULE CRON '…' AT TIME ZONE '…'`,
/// `TRIGGER ON UPDATE [AT MOST EVERY INTERVAL 1 HOUR]`, with or without the word SET before.
[[nodiscard]] Schedule read_schedule(const source::Text& clause);

/// The shortest time between two runs of a Quartz cron expression (seconds, minutes, hours, day of the month,
/// month, day of the week, year); nothing where it cannot be read. One that runs once a day: 24 hours.
[[nodiscard]] std::optional<policy::Duration> shortest_gap(std::string_view cron);

} // namespace lakelint::rule
