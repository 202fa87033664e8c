// SPDX-License-Identifier: Apache-2.0
#include "cli/merged_report.h"

#include "diagnostic/diagnostic.h"

#include <algorithm>
#include <iterator>

namespace lakelint::cli {

/// Turns a path of a project into the printed one, under which its text can be looked up from now on.
void MergedReport::publish(std::string& path, ProjectFiles& files) {
    const source::File* text = files.text(path);
    path = files.printed(path);
    texts_.emplace(path, text);
}

void MergedReport::add(report::Report part, ProjectFiles& files) {
    for (auto& finding : part.findings) {
        auto& diagnostic = finding.diagnostic;
        publish(diagnostic.location.path, files);
        if (finding.by) publish(finding.by->path, files);
        if (diagnostic.policy) publish(diagnostic.policy->path, files);
        for (auto& note : diagnostic.notes) {
            if (note.location) publish(note.location->path, files);
        }
        for (auto& fix : diagnostic.fixes)
            publish(fix.path, files);
    }
    for (auto& open : part.unresolved)
        publish(open.unresolved.location.path, files);
    std::move(part.findings.begin(), part.findings.end(), std::back_inserter(report_.findings));
    std::move(part.unresolved.begin(), part.unresolved.end(), std::back_inserter(report_.unresolved));
    add(part.summary);
}

void MergedReport::add(const report::Summary& more) {
    report::Summary& sum = report_.summary;
    sum.files += more.files;
    sum.unreadable += more.unreadable;
    sum.statements += more.statements;
    sum.named += more.named;
    sum.known += more.known;
    sum.fixed += more.fixed;
    sum.fixed_files += more.fixed_files;
    for (const auto& [kind, count] : more.not_judged)
        sum.not_judged[kind] += count;
}

report::Report MergedReport::finish() {
    std::stable_sort(report_.findings.begin(), report_.findings.end(), [](const auto& a, const auto& b) {
        return diagnostic::before(a.diagnostic, b.diagnostic);
    });
    // A policy that several projects extend is remarked upon once.
    const auto same = [](const auto& a, const auto& b) {
        return a.diagnostic.rule == b.diagnostic.rule && a.diagnostic.location == b.diagnostic.location
               && a.diagnostic.message == b.diagnostic.message && a.diagnostic.rule.starts_with("policy/");
    };
    report_.findings.erase(std::unique(report_.findings.begin(), report_.findings.end(), same),
                           report_.findings.end());
    std::stable_sort(report_.unresolved.begin(), report_.unresolved.end(), [](const auto& a, const auto& b) {
        return diagnostic::before(a.unresolved, b.unresolved);
    });
    report::tally(report_);
    return std::move(report_);
}

report::FileLookup MergedReport::lookup() const {
    return [this](std::string_view path) -> const source::File* {
        const auto known = texts_.find(path);
        return known == texts_.end() ? nullptr : known->second;
    };
}

} // namespace lakelint::cli
