// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "policy/duration.h"
#include "rule/subjects.h"

#include <optional>
#include <string>
#include <string_view>

// Facts about Delta Lake that several rules need; see the documentation of Delta's table properties.
namespace lakelint::rule::delta {

inline constexpr std::string_view deleted_file_retention = "delta.deletedFileRetentionDuration";
inline constexpr std::string_view log_retention = "delta.logRetentionDuration";

inline constexpr policy::Duration default_deleted_file_retention = std::chrono::hours(24 * 7);
inline constexpr policy::Duration default_log_retention = std::chrono::hours(24 * 30);
/// VACUUM refuses a shorter RETAIN unless its safety check is switched off.
inline constexpr policy::Duration default_vacuum_floor = std::chrono::hours(168);

/// Whether a table is Delta's; where only the run knows its format, that is counted as unresolved.
[[nodiscard]] bool is_delta(const Table& table, Out& out);

/// What is known of one duration property of a table after folding.
struct DurationProperty {
    enum class State { set, absent, unknown };

    State state = State::absent;
    const catalog::PropertyState* property = nullptr; ///< where it is set, understood or not
    std::optional<policy::Duration> value;            ///< of State::set; absent where Delta cannot read it
    std::string reason;                               ///< of State::unknown: one phrase
};

[[nodiscard]] DurationProperty duration_property(const catalog::Relation& relation, std::string_view key);

/// Why a property that is set has no length to compare: "`30d` is no length of time that Delta can read".
[[nodiscard]] std::string unreadable_reason(const catalog::PropertyState& property);

} // namespace lakelint::rule::delta
