// SPDX-License-Identifier: Apache-2.0
#include "cli/project_reader.h"

#include "cache/facts_cache.h"
#include "cli/terminal.h"

#include <memory>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// Null where there is to be none, or nowhere to put it.
std::unique_ptr<cache::FactsCache> open_cache(const CheckOptions& options, const fs::path& root) {
    if (options.no_cache) return nullptr;
    const auto folder = options.cache_dir.empty() ? cache::default_folder()
                                                  : std::optional(fs::absolute(fs::path(options.cache_dir)));
    return folder ? std::make_unique<cache::FactsCache>(*folder, root) : nullptr;
}

/// A cache that cannot be written costs time, nothing else; only whoever asked for it wants to know.
void save(cache::FactsCache& cache, const CheckOptions& options) {
    const auto error = cache.save();
    if (error && !options.cache_dir.empty())
        complain(fmt::format("the cache in `{}` cannot be written: {}", options.cache_dir, *error));
}

} // namespace

policy::Loaded load_policy(const Task& task, ProjectFiles& files) {
    policy::Loaded loaded = policy::load(task.policy, files.relative(task.policy));
    for (policy::PolicyText& each : loaded.files) {
        source::File text;
        text.path = files.printed(each.path);
        text.text = std::move(each.text);
        files.add_text(std::move(each.path), std::move(text));
    }
    return loaded;
}

void read_project(const Task& task, const policy::Policy& policy, const CheckOptions& options,
                  ProjectFiles& files) {
    source::DiscoverOptions discover;
    discover.exclude = policy.exclude;
    if (options.policy.empty()) discover.marker = task.policy.filename().string();
    std::vector<fs::path> roots = task.paths;
    if (!task.policy.empty()) roots.push_back(files.root());
    const auto cache = open_cache(options, files.root());
    files.read(roots, discover, {.jobs = options.input.jobs, .cache = cache.get()});
    if (cache) save(*cache, options);
    for (const auto& problem : files.problems())
        complain(fmt::format("{}: {}", problem.path, problem.message));
}

catalog::Options catalog_options(const policy::Policy& policy) {
    catalog::Options options;
    options.defaults = {policy.defaults.catalog, policy.defaults.schema};
    options.rank = [&policy](std::string_view path) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < policy.order.size(); ++i) {
            if (policy::matches_path({policy.order[i]}, path)) return i;
        }
        return std::nullopt;
    };
    return options;
}

} // namespace lakelint::cli
