// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::diagnostic {

/// What has been made of a finding. Only an active one counts; the others are kept and labelled.
enum class Disposition : std::uint8_t {
    active,
    suppressed, ///< by a comment in the SQL
    waived,     ///< by a waiver of the policy
    baselined,  ///< it was there when the baseline was recorded
};

[[nodiscard]] std::string_view name(Disposition disposition);

/// A finding, and what triage made of it.
struct Judged {
    Diagnostic diagnostic;
    std::string fingerprint;
    Disposition disposition = Disposition::active;
    std::string reason = {};         ///< that the comment or the waiver gives
    std::optional<Location> by = {}; ///< the comment or the waiver; nothing for the baseline
};

} // namespace lakelint::diagnostic
