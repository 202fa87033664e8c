// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <string>

namespace lakelint::policy {

/// What a policy comes to, for people: every setting in words, with the line that set it. Laid out like YAML,
/// but not meant to be read back.
[[nodiscard]] std::string show(const Policy& policy);

} // namespace lakelint::policy
