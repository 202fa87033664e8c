// SPDX-License-Identifier: Apache-2.0
#include "cli/opened_project.h"

#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/project_reader.h"
#include "cli/terminal.h"
#include "policy/spelling.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// The project that the paths lie in; without a policy, the paths themselves.
std::optional<Task> project_of(const CheckOptions& options, const Input& input, std::string_view one) {
    std::vector<Task> found = tasks_if_any(options.policy, input.paths);
    if (found.empty()) return Task{{}, input.paths};
    if (found.size() == 1) return std::move(found.front());
    std::vector<std::string> policies;
    for (const Task& task : found)
        policies.push_back("`" + task.policy.lexically_proximate(fs::current_path()).generic_string() + "`");
    complain(fmt::format("these are several projects, and {}: {}", one, policy::comma_list(policies)));
    complain("name the folder of one of them, or a policy for all with --policy");
    return std::nullopt;
}

} // namespace

std::unique_ptr<OpenedProject> open_project(const CheckOptions& options, std::string_view one) {
    const Input input = read_input(options.input);
    auto task = project_of(options, input, one);
    if (!task) return nullptr;
    const fs::path root = task->policy.empty() ? fs::current_path() : project_root(*task);
    auto project = std::make_unique<OpenedProject>(OpenedProject{std::move(*task), ProjectFiles(root), {}});
    for (const source::File& text : input.given)
        project->files.replace(text.path, text);
    if (project->has_policy()) {
        auto loaded = load_policy(project->task, project->files);
        if (!loaded.policy) {
            for (const auto& error : loaded.errors) {
                const std::string path = project->files.printed(error.location.path);
                complain(fmt::format("{}: {}", path, error.message));
            }
            return nullptr;
        }
        project->policy = std::move(*loaded.policy);
    }
    read_project(project->task, project->policy, options, project->files);
    project->status = input.missing + project->files.problems().size() > 0 ? unreadable : clean;
    return project;
}

} // namespace lakelint::cli
