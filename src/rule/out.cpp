// SPDX-License-Identifier: Apache-2.0
#include "rule/out.h"

namespace lakelint::rule {
namespace {

diagnostic::Location locate(const Place& place) {
    return {place.file == nullptr ? std::string() : place.file->path, place.span};
}

} // namespace

void Out::report(Finding finding) {
    diagnostic::Diagnostic& result = diagnostics.emplace_back();
    result.rule = rule_;
    result.severity = severity_;
    result.message = std::move(finding.message);
    result.help = std::move(finding.help);
    result.location = locate(finding.place);
    result.object = std::move(finding.object);
    result.clause = std::move(finding.clause);
    result.policy = finding.policy ? std::move(finding.policy) : switched_on_;
    for (Aside& note : finding.notes)
        result.notes.push_back({std::move(note.message), locate(note.place)});
    for (Fix& fix : finding.fixes)
        result.fixes.push_back({std::move(fix.title), fix.safety, fix.file->path, std::move(fix.edits)});
}

void Out::unresolved(const Place& place, std::string object, std::string reason) {
    unresolved_checks.push_back({rule_, locate(place), std::move(object), std::move(reason)});
}

} // namespace lakelint::rule
