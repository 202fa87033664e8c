// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/registry.h"

#include <string>
#include <vector>

namespace lakelint::test {

/// What of a rule could be broken without one example of its card failing, a line each. The breaks are those
/// that make sense for any rule: it finds nothing, it finds exactly what it should not, it does not leave
/// open what it cannot judge, it does not heed an option. (scripts/dev/mutate breaks a rule's code, line by
/// line.)
[[nodiscard]] std::vector<std::string> surviving_mutants(const rule::Registered& rule);

} // namespace lakelint::test
