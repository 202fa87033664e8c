// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.h"

#include <string>

namespace lakelint::report {

/// What set a finding aside, in one phrase: "waived: moves in May (team-a, until 2027-01-31)", "baselined".
[[nodiscard]] std::string set_aside_because(const Finding& finding);

} // namespace lakelint::report
