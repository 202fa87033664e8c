// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <string>

namespace lakelint::policy {

/// What a policy comes to with all that it extends and all waiver files, as YAML that reads back as the same
/// policy. `origin`: behind each value, as a comment, the file and line where it was written.
[[nodiscard]] std::string show(const Policy& policy, bool origin);

} // namespace lakelint::policy
