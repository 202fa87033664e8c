// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/policy.h"
#include "rule/registry.h"

#include <span>
#include <vector>

namespace lakelint::rule {

/// Lines of `rules` that name a rule which checks a demand that the policy does not make, so that it can
/// never fire: warnings of rule `policy/contradiction`. A family may name such a rule along with others, and
/// a rule may be switched off that nobody wants.
[[nodiscard]] std::vector<diagnostic::Diagnostic> idle_rules(const policy::Policy& policy,
                                                             std::span<const Registered> registry);

} // namespace lakelint::rule
