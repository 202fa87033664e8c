// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "triage/triage.h"

#include <chrono>
#include <vector>

namespace lakelint::triage {

/// Marks the active findings that a waiver of the policy is for. Returns what is to be said of the waivers
/// themselves, each at its rule or at the value at fault:
///   policy/malformed-waiver  (error)    it names no rule there is
///   policy/missing-reason    (error)    it gives no reason
///   policy/not-waivable      (error)    the policy says `waivable: false` of its rule, or it is one of
///   policy/* policy/overlong-waiver   (error)    it expires later than `longest-waiver` allows
///   policy/expired-waiver    (error)    its day is over
///   policy/unused-waiver     (warning)  no finding of the whole project is one that it is for;
///                                       not said of a waiver that other projects inherit, too
/// A waiver that one of the errors is about sets nothing aside.
[[nodiscard]] std::vector<Diagnostic> waive(const policy::Policy& policy, const Rules& rules,
                                            std::chrono::year_month_day today, std::vector<Judged>& findings);

} // namespace lakelint::triage
