// SPDX-License-Identifier: Apache-2.0
#include "triage/triage.h"

namespace lakelint::triage {

bool names_rule(std::string_view pattern, std::string_view id) {
    if (!pattern.ends_with("/*")) return pattern == id;
    pattern.remove_suffix(1);
    return id.starts_with(pattern);
}

} // namespace lakelint::triage
