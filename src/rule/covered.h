// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <string>
#include <vector>

namespace lakelint::rule {

/// Whether the option `layers` of a rule leaves something to be judged: what lies in a layer that it lists,
/// or anything where it lists none. A layer that is not known is counted as unresolved.
[[nodiscard]] bool is_covered(const Subject& subject, const std::vector<std::string>& layers, Out& out);

} // namespace lakelint::rule
