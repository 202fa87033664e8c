// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "cli/options.h"
#include "cli/project_files.h"
#include "cli/tasks.h"
#include "diagnostic/judged.h"
#include "policy/policy.h"
#include "report/report.h"
#include "rule/project.h"
#include "rule/settings.h"
#include "triage/baseline.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::cli {

/// One project and its policy: read, judged, and triaged.
class ProjectCheck {
  public:
    /// `baselined`: findings that the baseline knows are set aside.
    ProjectCheck(const CheckOptions& options, Task task, std::chrono::year_month_day today, bool baselined);

    [[nodiscard]] ProjectFiles& files() { return files_; }
    [[nodiscard]] const Task& task() const { return task_; }

    /// Findings of the whole project, those of nested projects left out.
    struct Findings {
        std::vector<diagnostic::Judged> judged;
        std::vector<diagnostic::Diagnostic> remarks; ///< about the policy, its waivers, its baseline
        std::vector<diagnostic::Unresolved> unresolved;
        int status = clean_status; ///< an exit status without regard to findings
    };
    /// To be called once, before all else. With a policy that is not understood, `remarks` says why.
    [[nodiscard]] Findings run();
    /// The findings anew, after texts of its files were replaced.
    [[nodiscard]] Findings rerun();

    /// True for a file of this project that the paths choose.
    [[nodiscard]] bool chooses(std::string_view path) const;

    /// What of it the paths choose. With `fixes`, those have the edits as they are made, and are counted.
    [[nodiscard]] report::Report report(Findings findings, bool fixes);

    /// Projects in folders of this one, which their own policies speak for, as far as the paths choose them
    /// whole.
    [[nodiscard]] std::vector<Task> nested() const;

    /// Where the baseline is, or would be.
    [[nodiscard]] std::filesystem::path baseline_file() const;
    [[nodiscard]] const std::optional<triage::Baseline>& baseline() const { return baseline_; }

  private:
    static constexpr int clean_status = 0;

    [[nodiscard]] bool load_policy(Findings& findings);
    [[nodiscard]] bool load_baseline(Findings& findings);
    void read_files();
    void judge(Findings& findings);
    void triage(Findings& findings);
    void note_stale(const std::vector<const triage::Known*>& stale, Findings& findings);
    void measure_coverage(Findings& findings);
    [[nodiscard]] bool is_nested(const std::string& path) const;
    [[nodiscard]] std::vector<bool> chosen_files() const;

    const CheckOptions& options_;
    Task task_;
    std::chrono::year_month_day today_;
    bool baselined_;
    std::filesystem::path root_;
    ProjectFiles files_;
    std::optional<policy::Policy> policy_;
    std::vector<rule::ActiveRule> rules_;
    std::optional<triage::Baseline> baseline_;
    std::optional<catalog::Catalog> catalog_;
    std::optional<rule::Project> project_;               ///< of the policy, the catalog and the facts
    std::vector<diagnostic::Diagnostic> policy_remarks_; ///< which come again with each run
    std::set<std::string, std::less<>> chosen_;          ///< files that the paths choose
    std::vector<bool> chosen_files_;                     ///< the same, by their places in the project
    std::vector<std::string> nested_; ///< folders of nested projects, relative, with '/' at the end
    bool whole_ = false;              ///< the paths choose the whole project
};

/// The local calendar's.
[[nodiscard]] std::chrono::year_month_day local_today();

/// `--today`, else the local calendar's day; nothing, after a complaint, where that is no date.
[[nodiscard]] std::optional<std::chrono::year_month_day> today(const std::string& given);

} // namespace lakelint::cli
