// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/applicable.h"

#include <algorithm>

namespace lakelint::diagnostic {

const Fix* applicable(const Diagnostic& finding, Safety allowed) {
    const auto found = std::find_if(finding.fixes.begin(), finding.fixes.end(), [&](const Fix& fix) {
        return !fix.edits.empty() && fix.safety <= allowed && fix.safety != Safety::display_only;
    });
    return found == finding.fixes.end() ? nullptr : &*found;
}

} // namespace lakelint::diagnostic
