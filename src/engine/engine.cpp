// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.h"

#include "diagnostic/order.h"
#include "rule/overrides.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lakelint::engine {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Unresolved;

/// Runs a rule as one override, or none, configures it, and keeps what it says where that is what counts.
void judge(const rule::Project& project, const rule::ActiveRule& rule, rule::Out& out) {
    rule.judge(project, out);
    if (project.policy.overrides.empty()) return;
    const auto decided_elsewhere = [&](const auto& said) {
        return rule::deciding_override(project.policy, rule.id, said.location.path, said.object)
               != rule.decided_by;
    };
    std::erase_if(out.diagnostics, decided_elsewhere);
    std::erase_if(out.unresolved_checks, decided_elsewhere);
}

/// Takes rules one by one until none is left. Each rule has a place of its own for what it says, so that the
/// order of threads leaves no trace.
void work(const rule::Project& project, std::span<const rule::ActiveRule> rules, std::vector<rule::Out>& outs,
          std::atomic<std::size_t>& next) {
    for (std::size_t i = next++; i < rules.size(); i = next++)
        judge(project, rules[i], outs[i]);
}

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

bool same(const Unresolved& a, const Unresolved& b) {
    return a.rule == b.rule && a.location == b.location && a.reason == b.reason && a.object == b.object;
}

bool same(const Diagnostic& a, const Diagnostic& b) {
    return a.rule == b.rule && a.location == b.location && a.message == b.message && a.object == b.object;
}

template <typename T>
void sort_unique(std::vector<T>& items) {
    diagnostic::sort_for_report(items);
    items.erase(std::unique(items.begin(), items.end(), [](const T& a, const T& b) { return same(a, b); }),
                items.end());
}

} // namespace

std::vector<Diagnostic> faults(std::span<const facts::FileFacts> files) {
    std::vector<Diagnostic> found;
    for (const auto& file : files) {
        for (const auto& fault : file.faults) {
            Diagnostic result;
            result.rule = fault.rule;
            result.severity =
                fault.rule == "syntax/error" ? diagnostic::Severity::error : diagnostic::Severity::warning;
            result.message = fault.message;
            result.help = fault.help;
            result.location = {file.path, fault.span};
            if (fault.opening)
                result.notes.push_back(
                    {"it is opened here", diagnostic::Location{file.path, *fault.opening}});
            found.push_back(std::move(result));
        }
    }
    return found;
}

Result run(const rule::Project& project, std::span<const rule::ActiveRule> rules, unsigned jobs) {
    std::vector<rule::Out> outs;
    for (const auto& active : rules)
        outs.emplace_back(active.id, active.severity, active.switched_on);
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> helpers;
    const std::size_t useful = std::min<std::size_t>(jobs, rules.size());
    for (std::size_t i = 1; i < useful; ++i)
        helpers.emplace_back([&] { work(project, rules, outs, next); });
    work(project, rules, outs, next);
    for (auto& helper : helpers)
        helper.join();

    Result result;
    result.diagnostics = faults(project.files);
    std::size_t said = result.diagnostics.size();
    std::size_t open = 0;
    for (const rule::Out& out : outs) {
        said += out.diagnostics.size();
        open += out.unresolved_checks.size();
    }
    result.diagnostics.reserve(said);
    result.unresolved.reserve(open);
    for (std::size_t i = 0; i < outs.size(); ++i) {
        rule::Out& out = outs[i];
        if (out.subjects == 0U && !rules[i].decided_by) result.idle.push_back(rules[i].id);
        append(result.diagnostics, std::move(out.diagnostics));
        append(result.unresolved, std::move(out.unresolved_checks));
    }
    sort_unique(result.diagnostics);
    sort_unique(result.unresolved);
    return result;
}

} // namespace lakelint::engine
