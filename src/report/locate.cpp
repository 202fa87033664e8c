// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/applicable.h"
#include "diagnostic/fingerprint.h"
#include "diagnostic/order.h"
#include "report/report.h"
#include "source/line_index.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace lakelint::report {

namespace {

using diagnostic::Diagnostic;
using diagnostic::Location;
using diagnostic::Unresolved;

/// One line index for each file that something lies in.
class Locator {
  public:
    explicit Locator(const FileLookup& files) : files_(files) {}

    source::Range range(const std::string& path, source::Span span) {
        const auto& index = index_of(path);
        return index ? index->range(span) : source::Range{};
    }
    source::Range range(const Location& location) { return range(location.path, location.span); }

  private:
    const std::optional<source::LineIndex>& index_of(const std::string& path) {
        const auto [it, is_new] = indexes_.try_emplace(path);
        if (is_new) {
            const source::File* file = files_ ? files_(path) : nullptr;
            if (file != nullptr) it->second.emplace(file->text);
        }
        return it->second;
    }

    const FileLookup& files_;
    std::unordered_map<std::string, std::optional<source::LineIndex>> indexes_;
};

void locate_one(diagnostic::Judged& judged, Locator& locator, Finding& finding) {
    const Diagnostic& diagnostic = judged.diagnostic;
    finding.range = locator.range(diagnostic.location);
    finding.disposition = judged.disposition;
    finding.fingerprint = std::move(judged.fingerprint);
    finding.reason = std::move(judged.reason);
    if (judged.by) finding.by_range = locator.range(*judged.by);
    finding.by = std::move(judged.by);
    for (const auto& note : diagnostic.notes) {
        auto& range = finding.note_ranges.emplace_back();
        if (note.location) range = locator.range(*note.location);
    }
    for (const auto& fix : diagnostic.fixes) {
        auto& ranges = finding.edit_ranges.emplace_back();
        for (const auto& edit : fix.edits)
            ranges.push_back(locator.range(fix.path, edit.span));
    }
    finding.diagnostic = std::move(judged.diagnostic);
}

/// Whether it can be fixed where it stands: another file may be none that is to be changed.
bool has_fix(const Diagnostic& finding, diagnostic::Safety allowed) {
    const diagnostic::Fix* fix = diagnostic::applicable(finding, allowed);
    return fix != nullptr && fix->path == finding.location.path;
}

} // namespace

Report locate(std::vector<diagnostic::Judged> findings, std::vector<Unresolved> unresolved,
              const FileLookup& files) {
    diagnostic::sort_for_report(
        findings, [](const diagnostic::Judged& each) -> const Diagnostic& { return each.diagnostic; });
    diagnostic::sort_for_report(unresolved);
    Locator locator(files);
    Report report;
    report.findings.reserve(findings.size());
    for (diagnostic::Judged& finding : findings)
        locate_one(finding, locator, report.findings.emplace_back());
    report.unresolved.reserve(unresolved.size());
    for (Unresolved& one : unresolved) {
        const source::Range range = locator.range(one.location);
        report.unresolved.push_back({std::move(one), range});
    }
    tally(report);
    return report;
}

Report locate(std::vector<Diagnostic> diagnostics, std::vector<Unresolved> unresolved,
              const FileLookup& files) {
    diagnostic::sort_for_report(diagnostics);
    std::vector<std::string> fingerprints = diagnostic::fingerprints(diagnostics);
    std::vector<diagnostic::Judged> findings;
    findings.reserve(diagnostics.size());
    for (std::size_t i = 0; i < diagnostics.size(); ++i)
        findings.push_back({std::move(diagnostics[i]), std::move(fingerprints[i])});
    return locate(std::move(findings), std::move(unresolved), files);
}

void tally(Report& report) {
    const auto count = [&report](diagnostic::Severity severity) {
        return static_cast<std::size_t>(
            std::count_if(report.findings.begin(), report.findings.end(), [severity](const Finding& finding) {
                return finding.active() && finding.diagnostic.severity == severity;
            }));
    };
    report.summary.errors = count(diagnostic::Severity::error);
    report.summary.warnings = count(diagnostic::Severity::warning);
    report.summary.notes = count(diagnostic::Severity::note);
    report.summary.unresolved = report.unresolved.size();
    report.summary.fixable = 0;
    report.summary.fixable_unsafe = 0;
    for (const Finding& finding : report.findings) {
        if (!finding.active()) continue;
        const bool safe = has_fix(finding.diagnostic, diagnostic::Safety::safe);
        if (safe) ++report.summary.fixable;
        if (!safe && has_fix(finding.diagnostic, diagnostic::Safety::unsafe)) ++report.summary.fixable_unsafe;
    }
}

std::string_view printed_path(const Context& context, std::string_view path) {
    const source::File* file = context.files ? context.files(path) : nullptr;
    return file != nullptr ? std::string_view(file->path) : path;
}

} // namespace lakelint::report
