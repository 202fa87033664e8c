// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/rule.h"

#include <string>
#include <string_view>

// What is said of a rule wherever it is listed or explained.
namespace lakelint::cli {

/// `statement`, `table` or `project`.
[[nodiscard]] std::string_view scope_word(rule::Scope scope);

/// `by demand` or `when named`.
[[nodiscard]] std::string_view runs_word(const rule::About& about);

/// What the policy must hold for a rule to run without being named, as "a layer with `expires`"; empty for a
/// rule that has to be named.
[[nodiscard]] std::string demand_text(const rule::About& about);

/// `layers` of `layers/unknown-layer`.
[[nodiscard]] std::string_view family_of(std::string_view id);

} // namespace lakelint::cli
