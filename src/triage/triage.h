// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "diagnostic/judged.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::triage {

using diagnostic::Diagnostic;
using diagnostic::Disposition;
using diagnostic::Judged;
using diagnostic::Location;

/// What comments and waivers may name, and what they may set aside.
struct Rules {
    std::vector<std::string> ids; ///< of every rule there is, `syntax/error` included
    /// False where the policy says `waivable: false` of a rule.
    std::function<bool(std::string_view id)> waivable;
};

/// True where `pattern`, a rule's id or a family as `cost/*`, means the rule `id`.
[[nodiscard]] bool names_rule(std::string_view pattern, std::string_view id);

} // namespace lakelint::triage
