// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace lakelint::rule {

/// Which of the policy's overrides decides about a rule at a place, by its index: of those that name the rule
/// or its family and select the place, the last. Nothing: what `rules` says holds.
///
/// `path` is relative to the policy's folder; `object` is a finding's, as `catalog.schema.name`, or empty.
[[nodiscard]] std::optional<std::size_t> deciding_override(const policy::Policy& policy, std::string_view id,
                                                           std::string_view path, std::string_view object);

/// The entry of some `rules` that counts for a rule: its own, and that of its family; null where there is
/// none.
[[nodiscard]] const policy::RuleSetting* own_setting(const std::vector<policy::RuleSetting>& rules,
                                                     std::string_view id);
[[nodiscard]] const policy::RuleSetting* family_setting(const std::vector<policy::RuleSetting>& rules,
                                                        std::string_view id);

} // namespace lakelint::rule
