// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "cli/project_files.h"
#include "cli/tasks.h"
#include "policy/policy.h"

#include <memory>
#include <string_view>

namespace lakelint::cli {

/// A project as commands see it that need no policy: all its files, read.
struct OpenedProject {
    Task task; ///< without a policy, the paths themselves are the project
    ProjectFiles files;
    policy::Policy policy; ///< empty where there is none
    int status = 0;        ///< of the command, as far as reading decides it

    [[nodiscard]] bool has_policy() const { return !task.policy.empty(); }
};

/// Reads the project that the paths lie in. Null, after a complaint, where they lie in several or the policy
/// is not understood; `one` says what is about a single project: "lineage is that of one".
[[nodiscard]] std::unique_ptr<OpenedProject> open_project(const CheckOptions& options, std::string_view one);

} // namespace lakelint::cli
