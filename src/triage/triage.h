// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::triage {

using diagnostic::Diagnostic;
using diagnostic::Location;

/// What has been made of a finding. Only an active one counts; the others are kept and labelled.
enum class Disposition : std::uint8_t {
    active,
    suppressed, ///< by a comment in the SQL
    waived,     ///< by a waiver of the policy
    baselined,  ///< it was there when the baseline was recorded
};

[[nodiscard]] std::string_view name(Disposition disposition);

/// A finding on its way through triage.
struct Judged {
    Diagnostic diagnostic;
    std::string fingerprint;
    Disposition disposition = Disposition::active;
    std::string reason;         ///< that the comment or the waiver gives
    std::optional<Location> by; ///< the comment or the waiver; nothing for the baseline
};

/// What comments and waivers may name, and what they may set aside.
struct Rules {
    std::vector<std::string> ids; ///< of every rule there is, `syntax/error` included
    /// False where the policy says `waivable: false` of a rule.
    std::function<bool(std::string_view id)> waivable;
};

/// True where `pattern`, a rule's id or a family as `cost/*`, means the rule `id`.
[[nodiscard]] bool names_rule(std::string_view pattern, std::string_view id);

} // namespace lakelint::triage
