// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/registry.h"

#include <span>
#include <string>

namespace lakelint::rule {

/// The JSON Schema (draft 2020-12) of policies: their keys as the policy declares them and the options of
/// every rule as the rules do. Ends with a line break.
[[nodiscard]] std::string policy_schema(std::span<const Registered> registry);

} // namespace lakelint::rule
