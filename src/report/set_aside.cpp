// SPDX-License-Identifier: Apache-2.0
#include "report/set_aside.h"

#include "report/printable.h"

namespace lakelint::report {

std::string set_aside_because(const Finding& finding) {
    std::string text(name(finding.disposition));
    if (!finding.reason.empty()) text += ": " + one_line(finding.reason);
    return text;
}

} // namespace lakelint::report
