// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/merged_report.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project_check.h"
#include "cli/tasks.h"
#include "cli/terminal.h"
#include "report/count_of.h"
#include "triage/baseline.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <fmt/format.h>

namespace lakelint::cli {

using report::count_of;
namespace {

namespace fs = std::filesystem;
using triage::Baseline;
using triage::Known;

std::set<std::string> names_of(const Baseline& baseline) {
    std::set<std::string> names;
    for (const Known& known : baseline.known)
        names.insert(fmt::format("{}\n{}\n{}", known.rule, known.object, known.fingerprint));
    return names;
}

std::size_t missing_in(const std::set<std::string>& names, const std::set<std::string>& others) {
    return static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](const std::string& name) { return !others.contains(name); }));
}

/// What came and what went, in words.
std::string change(const Baseline& before, const Baseline& after) {
    const auto old_names = names_of(before);
    const auto new_names = names_of(after);
    const std::size_t added = missing_in(new_names, old_names);
    const std::size_t gone = missing_in(old_names, new_names);
    if (added == 0 && gone == 0) return "nothing changed";
    return fmt::format("{} new, {} gone", added, gone);
}

/// The baseline without the entries that nothing matches.
Baseline pruned(const Baseline& baseline, std::vector<diagnostic::Judged>& findings) {
    const auto stale = triage::apply(baseline, findings);
    Baseline kept;
    for (const Known& known : baseline.known) {
        if (std::find(stale.begin(), stale.end(), &known) == stale.end()) kept.known.push_back(known);
    }
    return kept;
}

/// Writes the errors of a policy or a baseline that are not understood.
void show_errors(ProjectCheck& run, ProjectCheck::Findings found, const OutputOptions& output) {
    MergedReport merged;
    merged.add(run.report(std::move(found), false), run.files());
    (void)write(merged.finish(), merged.lookup(), {{report::formats().data(), {}}}, output);
}

int update(ProjectCheck& run, const BaselineOptions& options) {
    ProjectCheck::Findings found = run.run();
    if (found.status == usage) {
        show_errors(run, std::move(found), options.check.output);
        return usage;
    }
    const std::string printed = run.files().printed(run.files().relative(run.baseline_file()));
    if (found.status != clean) {
        complain(fmt::format("`{}` is left as it is, since not all files could be read", printed));
        return found.status;
    }
    if (options.prune && !run.baseline()) {
        complain(fmt::format("there is no baseline to prune: `{}` does not exist", printed));
        return usage;
    }
    const Baseline before = run.baseline().value_or(Baseline{});
    const Baseline after = options.prune ? pruned(before, found.judged) : triage::record(found.judged);
    if (const auto fault = write_file(run.baseline_file().native(), triage::to_json(after))) {
        complain(fmt::format("cannot write `{}`: {}", printed, *fault));
        return unreadable;
    }
    const std::string said =
        fmt::format("{}: {}, {}\n", printed, count_of(after.known.size(), "finding"), change(before, after));
    return write_out(said) ? clean : unreadable;
}

} // namespace

int baseline(const BaselineOptions& options) {
    const auto day = today(options.check.today);
    if (!day) return usage;
    const Input input = read_input(options.check.input);
    if (input.missing > 0) return unreadable;
    auto work = tasks(options.check.policy, input.paths);
    if (!work) return usage;
    int status = clean;
    std::vector<std::unique_ptr<ProjectCheck>> runs;
    for (std::size_t i = 0; i < work->size(); ++i) {
        ProjectCheck& run =
            *runs.emplace_back(std::make_unique<ProjectCheck>(options.check, (*work)[i], *day, false));
        status = worse(status, update(run, options));
        add_tasks(run.nested(), i, *work);
    }
    return status;
}

} // namespace lakelint::cli
