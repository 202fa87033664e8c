// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "rule/registry.h"
#include "rule/rule.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

/// A rule that is to run, understood and ready.
struct ActiveRule {
    std::string_view id;
    diagnostic::Severity severity = diagnostic::Severity::error;
    std::optional<PolicyReference> switched_on; ///< the line that names it or its family
    /// The override of the policy, by index, that gave this its severity and options; it judges what that
    /// override decides about, and nothing: it judges what no override decides about.
    std::optional<std::size_t> decided_by;
    Judge judge;
};

/// Which rules a policy switches on, in the order of their ids. Unknown rules, unknown options and wrong
/// values are errors (`policy/invalid`), with the nearest right spelling; nothing is to be checked where
/// there is one.
struct Configured {
    std::vector<ActiveRule> rules;
    std::vector<diagnostic::Diagnostic> errors;
    /// What is understood and has no effect (`policy/idle-setting`): a family that has no rule yet.
    std::vector<diagnostic::Diagnostic> notes;
};
[[nodiscard]] Configured configure(const policy::Policy& policy, std::span<const Registered> registry);

/// False where `rules` says `waivable: false` of a rule: by its own name, else by its family's.
[[nodiscard]] bool waivable(const policy::Policy& policy, std::string_view id);

/// True when `rules` says `off` for a rule: by its own name, else by its family's.
[[nodiscard]] bool switched_off(const policy::Policy& policy, std::string_view id);

} // namespace lakelint::rule
