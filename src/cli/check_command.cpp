// SPDX-License-Identifier: Apache-2.0
#include "cache/facts_cache.h"
#include "catalog/catalog.h"
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/merged_report.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project_files.h"
#include "cli/tasks.h"
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
#include <memory>
#include <unordered_set>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

std::chrono::year_month_day local_today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    using namespace std::chrono;
    return {year(parts.tm_year + 1900), month(static_cast<unsigned>(parts.tm_mon + 1)),
            day(static_cast<unsigned>(parts.tm_mday))};
}

/// The files that paths choose: those named, and those in folders named.
class Choice {
  public:
    explicit Choice(const std::vector<fs::path>& paths) {
        std::error_code error;
        for (const fs::path& path : paths) { // a file may be known by any of these names
            chosen_.insert(path.native());
            chosen_.insert(place_of(path).native());
            chosen_.insert(fs::weakly_canonical(path, error).native());
        }
    }

    [[nodiscard]] bool includes(std::string path) const {
        while (!chosen_.contains(path)) {
            const std::size_t slash = path.rfind('/');
            if (slash == std::string::npos || path == "/") return false;
            path.resize(std::max<std::size_t>(slash, 1));
        }
        return true;
    }

  private:
    std::unordered_set<std::string> chosen_;
};

/// One run of `check` against one policy.
class Check {
  public:
    Check(const CheckOptions& options, Task task, std::chrono::year_month_day today)
        : options_(options), task_(std::move(task)), today_(today), root_(project_root(task_)),
          files_(root_) {}

    [[nodiscard]] ProjectFiles& files() { return files_; }
    [[nodiscard]] const Task& task() const { return task_; }

    /// What the run comes to; `status` is an exit status without regard to findings.
    struct Outcome {
        report::Report report;
        int status = clean;
    };
    Outcome run() {
        policy::Loaded loaded = load_policy();
        if (!loaded.errors.empty() || !loaded.policy) return {located(std::move(loaded.errors), {}), usage};
        read(loaded.policy->exclude);
        engine::Result result = judge(*loaded.policy);
        const std::vector<bool> reported = reported_files();
        const auto elsewhere = [&](const auto& found) { return !reports(found.location.path, reported); };
        std::erase_if(result.diagnostics, elsewhere);
        std::erase_if(result.unresolved, elsewhere);

        std::move(notes_.begin(), notes_.end(), std::back_inserter(result.diagnostics));
        Outcome outcome{located(std::move(result.diagnostics), std::move(result.unresolved)), clean};
        const report::Summary counted = files_.count(reported);
        outcome.report.summary.files = counted.files;
        outcome.report.summary.unreadable = counted.unreadable;
        outcome.report.summary.statements = counted.statements;
        outcome.report.summary.not_judged = counted.not_judged;
        if (counted.unreadable > 0) outcome.status = unreadable;
        return outcome;
    }

  private:
    policy::Loaded load_policy() {
        const std::string path = files_.relative(task_.policy);
        policy::Loaded loaded = policy::load(task_.policy, path);
        if (!loaded.text.empty()) {
            source::File text;
            text.path = files_.printed(path);
            text.text = loaded.text;
            files_.add_text(path, std::move(text));
        }
        if (!loaded.policy) return loaded;
        auto configured = rule::configure(*loaded.policy, rule::registry());
        loaded.errors.insert(loaded.errors.end(), configured.errors.begin(), configured.errors.end());
        rules_ = std::move(configured.rules);
        notes_ = std::move(configured.notes);
        return loaded;
    }

    void read(const std::vector<std::string>& exclude) {
        source::DiscoverOptions discover;
        discover.exclude = exclude;
        std::vector<fs::path> roots = task_.paths;
        roots.push_back(root_);
        const auto cache = open_cache();
        files_.read(roots, discover, {.jobs = options_.input.jobs, .cache = cache.get()});
        if (cache) save(*cache);
        for (const auto& problem : files_.problems())
            complain(fmt::format("{}: {}", problem.path, problem.message));
    }

    engine::Result judge(const policy::Policy& policy) {
        catalog::Options catalog_options;
        catalog_options.defaults = {policy.defaults.catalog, policy.defaults.schema};
        catalog_options.rank = [&policy](std::string_view path) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < policy.order.size(); ++i) {
                if (policy::matches_path({policy.order[i]}, path)) return i;
            }
            return std::nullopt;
        };
        catalog_.emplace(files_.facts(), catalog_options);
        const rule::Project project{policy, *catalog_, files_.facts(), today_};
        return engine::run(project, rules_, threads(options_.input.jobs));
    }

    /// Null where there is to be none, or nowhere to put it.
    [[nodiscard]] std::unique_ptr<cache::FactsCache> open_cache() const {
        if (options_.no_cache) return nullptr;
        const auto folder = options_.cache_dir.empty()
                                ? cache::default_folder()
                                : std::optional(fs::absolute(fs::path(options_.cache_dir)));
        return folder ? std::make_unique<cache::FactsCache>(*folder, root_) : nullptr;
    }

    /// A cache that cannot be written costs time, nothing else; only whoever asked for it wants to know.
    void save(cache::FactsCache& cache) const {
        const auto error = cache.save();
        if (error && !options_.cache_dir.empty())
            complain(fmt::format("the cache in `{}` cannot be written: {}", options_.cache_dir, *error));
    }

    /// Which files the paths choose, by their place in the project.
    [[nodiscard]] std::vector<bool> reported_files() const {
        const Choice choice(task_.paths);
        std::vector<bool> reported;
        for (const auto& file : files_.facts())
            reported.push_back(choice.includes((root_ / file.path).lexically_normal().native()));
        return reported;
    }

    /// What lies in no file of the project, but in the policy, is always reported.
    [[nodiscard]] bool reports(const std::string& path, const std::vector<bool>& reported) const {
        const auto& facts = files_.facts();
        const auto file = std::lower_bound(facts.begin(), facts.end(), path,
                                           [](const auto& f, const auto& p) { return f.path < p; });
        return file == facts.end() || file->path != path
               || reported[static_cast<std::size_t>(file - facts.begin())];
    }

    report::Report located(std::vector<diagnostic::Diagnostic> diagnostics,
                           std::vector<diagnostic::Unresolved> unresolved) {
        const auto lookup = [this](std::string_view path) { return files_.text(path); };
        return report::locate(std::move(diagnostics), std::move(unresolved), lookup);
    }

    const CheckOptions& options_;
    Task task_;
    std::chrono::year_month_day today_;
    fs::path root_;
    ProjectFiles files_;
    std::vector<rule::ActiveRule> rules_;
    std::vector<diagnostic::Diagnostic> notes_; ///< about the policy
    std::optional<catalog::Catalog> catalog_;
};

/// Formats that show findings alone would leave the exit status without a reason.
void explain_strict(const report::Report& report, const std::vector<Sink>& sinks) {
    const bool said = std::any_of(sinks.begin(), sinks.end(), [](const Sink& sink) {
        return sink.file.empty() && sink.format->name == "text";
    });
    if (said || report.unresolved.empty()) return;
    complain(fmt::format("--strict: {} could not be decided; `--format text` tells why",
                         report.unresolved.size() == 1 ? "1 check"
                                                       : fmt::format("{} checks", report.unresolved.size())));
}

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

/// A text that stands in for a file belongs to the project that the file lies in.
void hand_over(const std::vector<source::File>& given, Check& run) {
    const auto& paths = run.task().paths;
    for (const source::File& text : given) {
        if (std::find(paths.begin(), paths.end(), fs::path(text.path)) != paths.end())
            run.files().replace(text.path, text);
    }
}

} // namespace

int check(const CheckOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    std::optional<std::chrono::year_month_day> today = local_today();
    if (!options.today.empty()) today = rule::parse_date(options.today);
    if (!today) {
        complain(fmt::format("`--today` takes a date such as 2026-01-31, not `{}`", options.today));
        return usage;
    }
    const Input input = read_input(options.input);
    const auto work = tasks(options.policy, input.paths);
    if (!work) return usage;

    int status = input.missing > 0 ? unreadable : clean;
    // Never freed one by one: `main` ends without that, which saves a tenth of the time of a large project.
    static std::vector<std::unique_ptr<Check>> runs;
    static MergedReport merged;
    for (const Task& task : *work) {
        Check& run = *runs.emplace_back(std::make_unique<Check>(options, task, *today));
        hand_over(input.given, run);
        Check::Outcome outcome = run.run();
        status = worse(status, outcome.status);
        merged.add(std::move(outcome.report), run.files());
    }
    report::Summary missing;
    missing.unreadable = input.missing;
    merged.add(missing);
    const report::Report report = merged.finish();
    if (!write(report, merged.lookup(), *where, options.output)) status = worse(status, unreadable);
    if (options.strict) explain_strict(report, *where);
    return worse(status, fails(report, options) ? findings : clean);
}

} // namespace lakelint::cli
