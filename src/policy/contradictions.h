// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/policy.h"

#include <functional>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// The text of a policy file, by the path of a reference to it; empty where it is not at hand.
using TextOf = std::function<std::string_view(std::string_view path)>;

/// What in a policy that was understood works against itself: findings of rule `policy/contradiction`. An
/// error says that a line is without effect or that two exclude each other; a warning that they come close.
[[nodiscard]] std::vector<diagnostic::Diagnostic> contradictions(const Policy& policy, const TextOf& text_of);

} // namespace lakelint::policy
