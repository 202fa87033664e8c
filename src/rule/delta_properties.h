// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The table properties that Delta Lake and Databricks know, all of which begin with `delta.`.
namespace lakelint::rule::delta {

/// Every one, `delta.` and all, as the documentation spells it.
[[nodiscard]] const std::vector<std::string>& known_properties();

/// The known property that a key is, whatever its case; null where it is none.
[[nodiscard]] const std::string* known_property(std::string_view key);

/// Whether any name may follow: constraints, table features, settings that go to another format.
[[nodiscard]] bool is_free_form(std::string_view key);

/// Whether a key belongs to a family of which the engine makes more names than its documentation lists, so
/// that one which is not known need not be wrong.
[[nodiscard]] bool may_be_internal(std::string_view key);

/// The values of these are lengths of time.
[[nodiscard]] bool is_interval_property(std::string_view key);

/// A known property in place of a wrong key.
struct Correction {
    std::string property;
    bool certain = false; ///< nothing else can have been meant
};

/// What a key that begins with `delta.` was meant to be, and is not.
[[nodiscard]] std::optional<Correction> corrected(std::string_view key);

/// The known property that a key names with another prefix than `delta.`, or without any:
/// `logRetentionDuration`, `deltaTable.logRetentionDuration`, `delta_logRetentionDuration`.
[[nodiscard]] const std::string* without_prefix(std::string_view key);

} // namespace lakelint::rule::delta
