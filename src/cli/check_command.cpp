// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/merged_report.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project_check.h"
#include "cli/tasks.h"
#include "cli/terminal.h"
#include "report/gaps.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// Formats that show findings alone would leave the exit status without a reason.
void explain_strict(const report::Report& report, const std::vector<Sink>& sinks) {
    const bool said = std::any_of(sinks.begin(), sinks.end(), [](const Sink& sink) {
        return sink.file.empty() && sink.format->name == "text";
    });
    if (said || report.unresolved.empty()) return;
    const std::size_t open = report::gaps(report).size();
    complain(fmt::format("--strict: {} could not be decided; `--format text` tells why",
                         open == 1 ? "1 check" : fmt::format("{} checks", open)));
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
void hand_over(const std::vector<source::File>& given, ProjectCheck& run) {
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
    const auto day = today(options.today);
    if (!day) return usage;
    const Input input = read_input(options.input);
    auto work = tasks(options.policy, input.paths);
    if (!work) return usage;

    int status = input.missing > 0 ? unreadable : clean;
    // Never freed one by one: `main` ends without that, which saves a tenth of the time of a large project.
    static std::vector<std::unique_ptr<ProjectCheck>> runs;
    static MergedReport merged;
    for (std::size_t i = 0; i < work->size(); ++i) {
        ProjectCheck& run =
            *runs.emplace_back(std::make_unique<ProjectCheck>(options, (*work)[i], *day, true));
        hand_over(input.given, run);
        ProjectCheck::Findings found = run.run();
        status = worse(status, found.status);
        merged.add(run.report(std::move(found)), run.files());
        add_tasks(run.nested(), i, *work);
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
