// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::cli {

/// A policy, and the paths that are checked against it.
struct Task {
    std::filesystem::path policy;             ///< absolute, its folder without links
    std::vector<std::filesystem::path> paths; ///< absolute, as they were named
};

/// Where a file or folder lies, without links on the way; if it is a link itself, it stays that.
[[nodiscard]] std::filesystem::path place_of(const std::filesystem::path& path);

/// The policy of each path: the one that was named, else the nearest upwards. Nothing, after a complaint,
/// where a path has none.
[[nodiscard]] std::optional<std::vector<Task>> tasks(const std::string& policy,
                                                     const std::vector<std::filesystem::path>& paths);

/// The same where a policy is welcome but not needed: paths that have none are in no task.
[[nodiscard]] std::vector<Task> tasks_if_any(const std::string& policy,
                                             const std::vector<std::filesystem::path>& paths);

/// Adds the tasks that were found while the one at `done` ran: to one for the same policy that is still to
/// run, else behind all.
void add_tasks(std::vector<Task> found, std::size_t done, std::vector<Task>& all);

/// The folder that a policy speaks for: its own; for a policy kept elsewhere, the working directory.
[[nodiscard]] std::filesystem::path project_root(const Task& task);

/// The nearest lakelint.yaml upwards from a folder; nothing, after a complaint, where there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_policy(const std::filesystem::path& folder);

} // namespace lakelint::cli
