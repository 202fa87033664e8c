// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "cli/options.h"
#include "cli/project_files.h"
#include "cli/tasks.h"
#include "policy/policy.h"

#include <filesystem>

namespace lakelint::cli {

/// Loads the policy of a task, and keeps the texts that it is made of among the files.
[[nodiscard]] policy::Loaded load_policy(const Task& task, ProjectFiles& files);

/// Reads the files of a project, be they under its paths or not, less what its policy excludes; of a task
/// without a policy those under its paths. Complains about files that cannot be read, and about a cache that
/// was asked for and cannot be written.
void read_project(const Task& task, const policy::Policy& policy, const CheckOptions& options,
                  ProjectFiles& files);

/// What the policy says about names without a catalog or schema, and about the order of files.
[[nodiscard]] catalog::Options catalog_options(const policy::Policy& policy);

} // namespace lakelint::cli
