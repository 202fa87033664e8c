// SPDX-License-Identifier: Apache-2.0
#include "triage/triage.h"

namespace lakelint::triage {

std::string_view name(Disposition disposition) {
    switch (disposition) {
    case Disposition::active: return "active";
    case Disposition::suppressed: return "suppressed";
    case Disposition::waived: return "waived";
    case Disposition::baselined: return "baselined";
    }
    return {};
}

bool names_rule(std::string_view pattern, std::string_view id) {
    if (!pattern.ends_with("/*")) return pattern == id;
    pattern.remove_suffix(1);
    return id.starts_with(pattern);
}

} // namespace lakelint::triage
