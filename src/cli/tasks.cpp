// SPDX-License-Identifier: Apache-2.0
#include "cli/tasks.h"

#include "cli/terminal.h"
#include "policy/policy.h"
#include "source/discover.h"

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

fs::path folder_of(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error) ? path : path.parent_path();
}

/// The nearest policy upwards from a path as it was named, else from where it really is.
std::optional<fs::path> policy_above(const fs::path& path) {
    if (auto policy = policy::find(folder_of(path))) return policy;
    return policy::find(folder_of(without_links(path)));
}

/// The outermost policies in a folder that none speaks for as a whole: several projects side by side.
std::vector<fs::path> policies_below(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return {};
    source::DiscoverOptions options;
    options.extensions.clear();
    options.marker = policy::file_name;
    std::vector<fs::path> outermost;
    for (const std::string& marked : source::discover(path, std::vector{path}, options).marked) {
        const fs::path policy = path / marked;
        const bool inside = std::any_of(outermost.begin(), outermost.end(), [&](const fs::path& other) {
            return contains(other.parent_path(), policy);
        });
        if (!inside) outermost.push_back(policy);
    }
    return outermost;
}

void add_path(const fs::path& policy, const fs::path& path, std::vector<Task>& tasks) {
    auto known =
        std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.policy == policy; });
    if (known == tasks.end()) known = tasks.insert(tasks.end(), Task{policy, {}});
    known->paths.push_back(path);
}

/// Adds what belongs to the policy of a path; false where it has none.
bool add_projects(const fs::path& path, std::vector<Task>& tasks) {
    if (const auto found = policy_above(path)) {
        add_path(place_of(*found), path, tasks);
        return true;
    }
    const std::vector<fs::path> below = policies_below(path);
    for (const fs::path& found : below)
        add_path(place_of(found), found.parent_path(), tasks);
    return !below.empty();
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
        if (!add_projects(path, result) && !find_policy(folder_of(path)))
            return std::nullopt; // which complains
    }
    // A project before those nested in it, which it may add paths to.
    std::stable_sort(result.begin(), result.end(), [](const Task& a, const Task& b) {
        return std::distance(a.policy.begin(), a.policy.end())
               < std::distance(b.policy.begin(), b.policy.end());
    });
    return result;
}

std::vector<Task> tasks_if_any(const std::string& policy, const std::vector<fs::path>& paths) {
    if (!policy.empty()) return {Task{place_of(policy), paths}};
    std::vector<Task> result;
    for (const fs::path& path : paths)
        (void)add_projects(path, result);
    return result;
}

void add_tasks(std::vector<Task> found, std::size_t done, std::vector<Task>& all) {
    for (Task& task : found) {
        const auto same = std::find_if(all.begin(), all.end(),
                                       [&](const Task& other) { return other.policy == task.policy; });
        if (same == all.end()) {
            all.push_back(std::move(task));
        } else if (static_cast<std::size_t>(same - all.begin()) > done) {
            same->paths.insert(same->paths.end(), task.paths.begin(), task.paths.end());
        }
    }
}

fs::path project_root(const Task& task) {
    const fs::path own = task.policy.parent_path();
    const bool speaks_for_all = std::all_of(task.paths.begin(), task.paths.end(), [&](const fs::path& path) {
        return contains(own, path) || contains(own, without_links(path));
    });
    return speaks_for_all ? own : fs::current_path();
}

} // namespace lakelint::cli
