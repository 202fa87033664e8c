// SPDX-License-Identifier: Apache-2.0
#include "cli/merged_report.h"

#include "diagnostic/order.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace lakelint::cli {

namespace {

/// Turns the paths of a project into printed ones, under which their texts can be looked up from now on.
class Publisher {
  public:
    using Texts = std::map<std::string, const source::File*, std::less<>>;

    Publisher(ProjectFiles& files, Texts& texts) : files_(files), texts_(texts) {}

    void publish(report::Finding& finding) {
        auto& diagnostic = finding.diagnostic;
        publish(diagnostic.location.path);
        if (finding.by) publish(finding.by->path);
        if (diagnostic.policy) publish(diagnostic.policy->path);
        for (auto& note : diagnostic.notes) {
            if (note.location) publish(note.location->path);
        }
        for (auto& fix : diagnostic.fixes)
            publish(fix.path);
    }

    void publish(std::string& path) {
        const auto [known, is_new] = printed_.try_emplace(path);
        if (is_new) {
            known->second = files_.printed(path);
            texts_.emplace(known->second, files_.text(path));
        }
        path = known->second;
    }

  private:
    ProjectFiles& files_;
    Texts& texts_;
    std::unordered_map<std::string, std::string> printed_; ///< by path in the project
};

/// Most runs have one project, whose list then becomes the whole.
template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    if (to.empty()) {
        to = std::move(from);
    } else {
        std::move(from.begin(), from.end(), std::back_inserter(to));
    }
}

} // namespace

void MergedReport::add(report::Report part, ProjectFiles& files) {
    Publisher publisher(files, texts_);
    for (auto& finding : part.findings)
        publisher.publish(finding);
    for (auto& open : part.unresolved)
        publisher.publish(open.unresolved.location.path);
    append(report_.findings, std::move(part.findings));
    append(report_.unresolved, std::move(part.unresolved));
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

const report::Report& MergedReport::finish() {
    diagnostic::sort_for_report(
        report_.findings, [](const report::Finding& each) -> const auto& { return each.diagnostic; });
    // A policy that several projects extend is remarked upon once.
    const auto same = [](const auto& a, const auto& b) {
        return a.diagnostic.rule == b.diagnostic.rule && a.diagnostic.location == b.diagnostic.location
               && a.diagnostic.message == b.diagnostic.message && a.diagnostic.rule.starts_with("policy/");
    };
    report_.findings.erase(std::unique(report_.findings.begin(), report_.findings.end(), same),
                           report_.findings.end());
    diagnostic::sort_for_report(
        report_.unresolved,
        [](const report::LocatedUnresolved& each) -> const auto& { return each.unresolved; });
    report::tally(report_);
    return report_;
}

report::FileLookup MergedReport::lookup() const {
    return [this](std::string_view path) -> const source::File* {
        const auto known = texts_.find(path);
        return known == texts_.end() ? nullptr : known->second;
    };
}

} // namespace lakelint::cli
