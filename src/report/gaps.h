// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::report {

/// What one place leaves open for one reason, however many rules asked there.
struct Gap {
    const LocatedUnresolved* first = nullptr;
    std::vector<std::string_view> rules; ///< in order
};

/// The unresolved checks of a report, one entry for all rules that could not go on at one place for one
/// reason. In the order of their places.
[[nodiscard]] std::vector<Gap> gaps(const Report& report);

/// "a/b", "a/b and c/d", "a/b, c/d and 3 more".
[[nodiscard]] std::string rules_in_words(const Gap& gap);

} // namespace lakelint::report
