// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project_files.h"
#include "cli/terminal.h"
#include "diagnostic/diagnostic.h"
#include "engine/engine.h"
#include "policy/policy.h"
#include "rule/date.h"
#include "rule/registry.h"
#include "rule/settings.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>
#include <memory>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// A policy, and the paths that are checked against it.
struct Task {
    fs::path policy;
    std::vector<fs::path> paths;
};

/// The policy of each path: the one that was named, else the nearest upwards. Nothing where one has none.
std::optional<std::vector<Task>> tasks(const CheckOptions& options, const std::vector<fs::path>& paths) {
    if (!options.policy.empty()) return std::vector{Task{fs::absolute(options.policy), paths}};
    std::vector<Task> result;
    for (const fs::path& path : paths) {
        std::error_code error;
        const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
        const auto policy = policy::find(folder);
        if (!policy) {
            complain(fmt::format("no policy: there is no lakelint.yaml in `{}` or a folder above it",
                                 folder.generic_string()));
            complain(
                "write one (`lakelint policy check` tells whether it is sound), or name one with --policy");
            return std::nullopt;
        }
        auto known = std::find_if(result.begin(), result.end(),
                                  [&](const Task& task) { return task.policy == *policy; });
        if (known == result.end()) known = result.insert(result.end(), Task{*policy, {}});
        known->paths.push_back(path);
    }
    return result;
}

bool contains(const fs::path& folder, const fs::path& path) {
    const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end() || (std::next(end) == folder.end() && end->empty());
}

/// The folder that a policy speaks for: its own; for a policy kept elsewhere, the working directory.
fs::path project_root(const Task& task) {
    const fs::path own = task.policy.parent_path();
    const bool speaks_for_all = std::all_of(task.paths.begin(), task.paths.end(),
                                            [&](const fs::path& path) { return contains(own, path); });
    return speaks_for_all ? own : fs::current_path();
}

std::chrono::year_month_day local_today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    using namespace std::chrono;
    return {year(parts.tm_year + 1900), month(static_cast<unsigned>(parts.tm_mon + 1)),
            day(static_cast<unsigned>(parts.tm_mday))};
}

/// One run of `check` against one policy.
class Check {
  public:
    Check(const CheckOptions& options, const Task& task, std::chrono::year_month_day today)
        : options_(options), task_(task), today_(today), files_(project_root(task)),
          root_(project_root(task)) {}

    [[nodiscard]] ProjectFiles& files() { return files_; }

    /// Findings go to the two lists; the result is an exit status without regard to them.
    int run(std::vector<diagnostic::Diagnostic>& diagnostics, std::vector<diagnostic::Unresolved>& unresolved,
            report::Summary& summary) {
        const std::string policy_path = files_.relative(task_.policy);
        policy::Loaded loaded = policy::load(task_.policy, policy_path);
        source::File policy_text;
        policy_text.path = files_.printed(policy_path);
        policy_text.text = loaded.text;
        files_.add_text(policy_path, std::move(policy_text));
        if (loaded.policy) {
            auto configured = rule::configure(*loaded.policy, rule::registry());
            loaded.errors.insert(loaded.errors.end(), configured.errors.begin(), configured.errors.end());
            rules_ = std::move(configured.rules);
        }
        if (!loaded.errors.empty() || !loaded.policy) {
            std::move(loaded.errors.begin(), loaded.errors.end(), std::back_inserter(diagnostics));
            return usage;
        }
        return check(*loaded.policy, diagnostics, unresolved, summary);
    }

  private:
    int check(const policy::Policy& policy, std::vector<diagnostic::Diagnostic>& diagnostics,
              std::vector<diagnostic::Unresolved>& unresolved, report::Summary& summary) {
        source::DiscoverOptions discover;
        discover.exclude = policy.exclude;
        std::vector<fs::path> roots = task_.paths;
        roots.push_back(root_);
        files_.read(roots, discover, options_.input.jobs);
        for (const auto& problem : files_.problems())
            complain(fmt::format("{}: {}", problem.path, problem.message));

        catalog::Options catalog_options;
        catalog_options.defaults = {policy.defaults.catalog, policy.defaults.schema};
        catalog_options.rank = [&policy](std::string_view path) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < policy.order.size(); ++i) {
                if (policy::matches_path({policy.order[i]}, path)) return i;
            }
            return std::nullopt;
        };
        const catalog::Catalog catalog(files_.facts(), catalog_options);
        const rule::Project project{policy, catalog, files_.facts(), today_};
        engine::Result result = engine::run(project, rules_, threads(options_.input.jobs));

        const std::vector<bool> reported = reported_files();
        const auto keeps = [&](const std::string& path) {
            const auto& facts = files_.facts();
            const auto file = std::lower_bound(facts.begin(), facts.end(), path,
                                               [](const auto& f, const auto& p) { return f.path < p; });
            return file == facts.end() || file->path != path
                   || reported[static_cast<std::size_t>(file - facts.begin())];
        };
        for (auto& found : result.diagnostics) {
            if (keeps(found.location.path)) diagnostics.push_back(std::move(found));
        }
        for (auto& open : result.unresolved) {
            if (keeps(open.location.path)) unresolved.push_back(std::move(open));
        }
        summary = files_.count(reported);
        return files_.problems().empty() ? clean : unreadable;
    }

    /// Which files the paths choose, by their place in the project.
    [[nodiscard]] std::vector<bool> reported_files() const {
        std::vector<bool> reported;
        std::vector<std::string> chosen;
        for (const fs::path& path : task_.paths)
            chosen.push_back(files_.relative(path));
        for (const auto& file : files_.facts()) {
            reported.push_back(std::any_of(chosen.begin(), chosen.end(), [&](const std::string& path) {
                return path == "." || path.empty() || file.path == path || file.path.starts_with(path + "/")
                       || path.starts_with("..");
            }));
        }
        return reported;
    }

    const CheckOptions& options_;
    const Task& task_;
    std::chrono::year_month_day today_;
    ProjectFiles files_;
    fs::path root_;
    std::vector<rule::ActiveRule> rules_;
};

bool fails(const report::Report& report, const CheckOptions& options) {
    if (options.strict && !report.unresolved.empty()) return true;
    if (options.fail_on == "never") return false;
    const auto least = options.fail_on == "error"     ? diagnostic::Severity::error
                       : options.fail_on == "warning" ? diagnostic::Severity::warning
                                                      : diagnostic::Severity::note;
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const report::Finding& finding) {
        return finding.active() && finding.diagnostic.severity >= least;
    });
}

void add(report::Summary& sum, const report::Summary& more) {
    sum.files += more.files;
    sum.unreadable += more.unreadable;
    sum.statements += more.statements;
    for (const auto& [kind, count] : more.not_judged)
        sum.not_judged[kind] += count;
}

} // namespace

int check(const CheckOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    std::optional<std::chrono::year_month_day> today = local_today();
    if (!options.today.empty()) today = rule::parse_date(options.today);
    if (!today) {
        complain(fmt::format("`--today {}` is no date; write it as 2026-01-31", options.today));
        return usage;
    }
    auto input = read_input(options.input);
    if (!input) return usage;
    const auto work = tasks(options, input->paths);
    if (!work) return usage;

    int status = input->status;
    report::Report report;
    for (const Task& task : *work) {
        Check run(options, task, *today);
        if (input->standard_input) run.files().replace(input->standard_input->path, *input->standard_input);
        std::vector<diagnostic::Diagnostic> diagnostics;
        std::vector<diagnostic::Unresolved> unresolved;
        report::Summary summary;
        status = worse(status, run.run(diagnostics, unresolved, summary));
        const auto lookup = [&](std::string_view path) { return run.files().text(path); };
        report::Report part = report::locate(std::move(diagnostics), std::move(unresolved), lookup);
        add(part.summary, summary);
        if (work->size() == 1) {
            if (!write(part, lookup, *where, options.output)) status = worse(status, unreadable);
            if (fails(part, options)) status = worse(status, findings);
            return status;
        }
        for (auto& finding : part.findings)
            finding.diagnostic.location.path = run.files().printed(finding.diagnostic.location.path);
        std::move(part.findings.begin(), part.findings.end(), std::back_inserter(report.findings));
        for (auto& open : part.unresolved)
            open.unresolved.location.path = run.files().printed(open.unresolved.location.path);
        std::move(part.unresolved.begin(), part.unresolved.end(), std::back_inserter(report.unresolved));
        add(report.summary, part.summary);
    }
    std::stable_sort(report.findings.begin(), report.findings.end(), [](const auto& a, const auto& b) {
        return diagnostic::before(a.diagnostic, b.diagnostic);
    });
    report::tally(report);
    std::map<std::string, std::unique_ptr<source::File>, std::less<>> texts;
    const auto lookup = [&](std::string_view path) -> const source::File* {
        auto known = texts.find(path);
        if (known == texts.end()) {
            auto loaded = source::load(fs::path(path), std::string(path));
            known = texts
                        .emplace(std::string(path),
                                 loaded ? std::make_unique<source::File>(std::move(*loaded)) : nullptr)
                        .first;
        }
        return known->second.get();
    };
    if (!write(report, lookup, *where, options.output)) status = worse(status, unreadable);
    if (fails(report, options)) status = worse(status, findings);
    return status;
}

} // namespace lakelint::cli
