// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "rule/project.h"
#include "rule/settings.h"

#include <span>
#include <string_view>
#include <vector>

namespace lakelint::engine {

/// Everything that was found in a project, in the order in which it is reported.
struct Result {
    std::vector<diagnostic::Diagnostic> diagnostics;
    std::vector<diagnostic::Unresolved> unresolved;
    std::vector<std::string_view> idle; ///< ids of rules that found nothing to look at
};

/// Runs rules over a project on up to `jobs` threads; the result is the same for any number of them.
/// Statements that could not be read are findings of rule `syntax/error`.
[[nodiscard]] Result run(const rule::Project& project, std::span<const rule::ActiveRule> rules,
                         unsigned jobs);

/// The findings of rule `syntax/…` alone.
[[nodiscard]] std::vector<diagnostic::Diagnostic> faults(std::span<const facts::FileFacts> files);

} // namespace lakelint::engine
