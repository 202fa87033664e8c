// SPDX-License-Identifier: Apache-2.0
#include "cli/tasks.h"

#include "cli/terminal.h"
#include "policy/policy.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

bool contains(const fs::path& folder, const fs::path& path) {
    const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end() || (std::next(end) == folder.end() && end->empty());
}

fs::path without_links(const fs::path& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path : canonical;
}

/// The nearest policy upwards from a path as it was named, else from where it really is.
std::optional<fs::path> policy_above(const fs::path& path) {
    std::error_code error;
    const auto folder_of = [&](const fs::path& named) {
        return fs::is_directory(named, error) ? named : named.parent_path();
    };
    if (auto policy = policy::find(folder_of(path))) return policy;
    if (auto policy = policy::find(folder_of(without_links(path)))) return policy;
    return find_policy(folder_of(path)); // which complains
}

} // namespace

fs::path place_of(const fs::path& path) {
    const fs::path absolute = fs::absolute(path).lexically_normal();
    return without_links(absolute.parent_path()) / absolute.filename();
}

std::optional<fs::path> find_policy(const fs::path& folder) {
    auto policy = policy::find(folder);
    if (!policy) {
        complain(fmt::format("no policy: there is no lakelint.yaml in `{}` or a folder above it",
                             folder.generic_string()));
        complain("write one at the root of the project, or name one with --policy");
    }
    return policy;
}

std::optional<std::vector<Task>> tasks(const std::string& policy, const std::vector<fs::path>& paths) {
    std::vector<Task> result;
    if (paths.empty()) return result;
    if (!policy.empty()) return std::vector{Task{place_of(policy), paths}};
    for (const fs::path& path : paths) {
        const auto found = policy_above(path);
        if (!found) return std::nullopt;
        const fs::path nearest = place_of(*found);
        auto known = std::find_if(result.begin(), result.end(),
                                  [&](const Task& task) { return task.policy == nearest; });
        if (known == result.end()) known = result.insert(result.end(), Task{nearest, {}});
        known->paths.push_back(path);
    }
    return result;
}

fs::path project_root(const Task& task) {
    const fs::path own = task.policy.parent_path();
    const bool speaks_for_all = std::all_of(task.paths.begin(), task.paths.end(), [&](const fs::path& path) {
        return contains(own, path) || contains(own, without_links(path));
    });
    return speaks_for_all ? own : fs::current_path();
}

} // namespace lakelint::cli
