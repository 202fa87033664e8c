// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/fixer.h"
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

bool tells_summary(const std::vector<Sink>& sinks) {
    return std::any_of(sinks.begin(), sinks.end(),
                       [](const Sink& sink) { return sink.file.empty() && sink.format->name == "text"; });
}

bool tells_fixes(const std::vector<Sink>& sinks) {
    return std::any_of(sinks.begin(), sinks.end(), [](const Sink& sink) { return sink.format->tells_fixes; });
}

/// Formats that show findings alone would leave the exit status without a reason.
void explain_strict(const report::Report& report, const std::vector<Sink>& sinks) {
    if (tells_summary(sinks) || report.unresolved.empty()) return;
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

/// What came of fixing in all projects.
struct Fixed {
    std::size_t findings = 0;
    std::size_t files = 0;
    std::string diff;

    void add(const Fixer& fixer) {
        findings += fixer.fixed();
        files += fixer.files();
        diff += fixer.diff();
    }
};

/// False, after a complaint, where the options do not go together.
bool go_together(const CheckOptions& options) {
    const auto is_standard = [](const std::string& name) { return name.find('=') == std::string::npos; };
    const auto& paths = options.input.paths;
    const bool standard_input =
        !options.input.stdin_filename.empty() || std::find(paths.begin(), paths.end(), "-") != paths.end();
    const auto& formats = options.output.formats;
    if (options.fix.unsafe && !options.fix.any()) {
        complain("`--unsafe` says which fixes to apply, and needs `--fix` or `--fix-dry-run`");
    } else if (options.fix.apply && standard_input) {
        complain("`--fix` cannot change standard input; `--fix-dry-run` prints what it would change");
    } else if (options.fix.dry_run && std::any_of(formats.begin(), formats.end(), is_standard)) {
        complain(
            "`--fix-dry-run` prints a diff; give the format a file, as in `--format json=findings.json`");
    } else {
        return true;
    }
    return false;
}

/// "5 findings in 3 files".
std::string in_files(const Fixed& fixed) {
    return fmt::format("{} finding{} in {} file{}", fixed.findings, fixed.findings == 1 ? "" : "s",
                       fixed.files, fixed.files == 1 ? "" : "s");
}

/// Says what was or would be fixed, where no summary on standard output does.
void tell(const Fixed& fixed, const report::Report& report, const CheckOptions& options) {
    if (!options.fix.dry_run) {
        if (fixed.findings > 0) complain("fixed " + in_files(fixed));
        return;
    }
    const std::size_t more = options.fix.unsafe ? 0 : report.summary.fixable_unsafe;
    complain((fixed.findings > 0 ? "would fix " + in_files(fixed) : "nothing to fix")
             + (more > 0 ? fmt::format("; {} more with --unsafe", more) : ""));
}

} // namespace

int check(const CheckOptions& options) {
    auto where = sinks(options.output);
    if (!where || !go_together(options)) return usage;
    if (options.fix.dry_run && options.output.formats.empty()) where->clear();
    const auto day = today(options.today);
    if (!day) return usage;
    const Input input = read_input(options.input);
    auto work = tasks(options.policy, input.paths);
    if (!work) return usage;

    int status = input.missing > 0 ? unreadable : clean;
    // Never freed one by one: `main` ends without that, which saves a tenth of the time of a large project.
    static std::vector<std::unique_ptr<ProjectCheck>> runs;
    static MergedReport merged;
    Fixed fixed;
    const bool fixes = options.fix.any() || tells_fixes(*where);
    for (std::size_t i = 0; i < work->size(); ++i) {
        ProjectCheck& run =
            *runs.emplace_back(std::make_unique<ProjectCheck>(options, (*work)[i], *day, true));
        hand_over(input.given, run);
        ProjectCheck::Findings found = run.run();
        status = worse(status, found.status);
        if (options.fix.any() && found.status != usage) {
            Fixer fixer(run, options.fix);
            found = fixer.run(std::move(found));
            status = worse(status, fixer.status());
            fixed.add(fixer);
        }
        merged.add(run.report(std::move(found), fixes), run.files());
        add_tasks(run.nested(), i, *work);
    }
    report::Summary missing;
    missing.unreadable = input.missing;
    missing.fixed = options.fix.dry_run ? 0 : fixed.findings;
    missing.fixed_files = options.fix.dry_run ? 0 : fixed.files;
    merged.add(missing);
    const report::Report& report = merged.finish();
    if (options.fix.dry_run && !write_out(fixed.diff)) status = worse(status, unreadable);
    if (!write(report, merged.lookup(), *where, options.output)) status = worse(status, unreadable);
    if (options.fix.any() && !tells_summary(*where)) tell(fixed, report, options);
    if (options.strict) explain_strict(report, *where);
    const bool would_change = options.fix.dry_run && !fixed.diff.empty();
    return worse(status, fails(report, options) || would_change ? findings : clean);
}

} // namespace lakelint::cli
