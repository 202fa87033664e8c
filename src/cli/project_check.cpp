// SPDX-License-Identifier: Apache-2.0
#include "cli/project_check.h"

#include "cli/choice.h"
#include "cli/exit_code.h"
#include "cli/fixer.h"
#include "cli/project_reader.h"
#include "cli/terminal.h"
#include "diagnostic/fingerprint.h"
#include "diagnostic/order.h"
#include "engine/coverage.h"
#include "engine/engine.h"
#include "policy/date.h"
#include "rule/registry.h"
#include "triage/inline.h"
#include "triage/waivers.h"

#include <algorithm>
#include <ctime>
#include <iterator>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;
using diagnostic::Diagnostic;
using diagnostic::Judged;
using diagnostic::Severity;

Diagnostic remark(std::string rule, Severity severity, diagnostic::Location location, std::string message,
                  std::string help) {
    Diagnostic result;
    result.rule = std::move(rule);
    result.severity = severity;
    result.location = std::move(location);
    result.message = std::move(message);
    result.help = std::move(help);
    return result;
}

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic> from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// Rules as comments and waivers may name them.
triage::Rules known_rules(const policy::Policy& policy) {
    triage::Rules rules;
    for (const rule::Registered& each : rule::registry())
        rules.ids.emplace_back(each.id);
    rules.ids.insert(rules.ids.end(), {"syntax/encoding", "syntax/error"});
    rules.waivable = [&policy](std::string_view id) { return rule::waivable(policy, id); };
    return rules;
}

/// Lines of `rules` that name a rule which found nothing that it could have looked at.
std::vector<Diagnostic> idle_settings(const policy::Policy& policy,
                                      const std::vector<std::string_view>& idle) {
    std::vector<Diagnostic> notes;
    for (const policy::RuleSetting& setting : policy.rules) {
        const bool is_idle = std::find(idle.begin(), idle.end(), setting.pattern) != idle.end();
        if (!is_idle || policy.inherits(setting.at)) continue;
        notes.push_back(remark(
            "policy/idle-setting", Severity::note, {setting.at.path, setting.span},
            fmt::format("nothing in this project is of the kind that `{}` looks at", setting.pattern), {}));
    }
    return notes;
}

std::vector<Judged> judged_of(std::vector<Diagnostic> diagnostics) {
    std::vector<std::string> fingerprints = diagnostic::fingerprints(diagnostics);
    std::vector<Judged> judged;
    judged.reserve(diagnostics.size());
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        Judged& each = judged.emplace_back();
        each.diagnostic = std::move(diagnostics[i]);
        each.fingerprint = std::move(fingerprints[i]);
    }
    return judged;
}

} // namespace

std::chrono::year_month_day local_today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    using namespace std::chrono;
    return {year(parts.tm_year + 1900), month(static_cast<unsigned>(parts.tm_mon + 1)),
            day(static_cast<unsigned>(parts.tm_mday))};
}

std::optional<std::chrono::year_month_day> today(const std::string& given) {
    if (given.empty()) return local_today();
    auto date = policy::parse_date(given);
    if (!date) complain(fmt::format("`--today` takes a date such as 2026-01-31, not `{}`", given));
    return date;
}

ProjectCheck::ProjectCheck(const CheckOptions& options, Task task, std::chrono::year_month_day today,
                           bool baselined)
    : options_(options), task_(std::move(task)), today_(today), baselined_(baselined),
      root_(project_root(task_)), files_(root_), whole_(Choice(task_.paths).includes(root_.native())) {}

fs::path ProjectCheck::baseline_file() const { return task_.policy.parent_path() / triage::baseline_name; }

ProjectCheck::Findings ProjectCheck::run() {
    Findings findings;
    if (!load_policy(findings) || !load_baseline(findings)) {
        findings.status = usage;
        return findings;
    }
    read_files();
    policy_remarks_ = std::move(findings.remarks);
    chosen_files_ = chosen_files();
    for (std::size_t i = 0; i < chosen_files_.size(); ++i) {
        if (chosen_files_[i]) chosen_.insert(files_.facts()[i].path);
    }
    return rerun();
}

ProjectCheck::Findings ProjectCheck::rerun() {
    Findings findings;
    findings.remarks = policy_remarks_;
    if (!files_.problems().empty()) findings.status = unreadable;
    judge(findings);
    triage(findings);
    return findings;
}

bool ProjectCheck::chooses(std::string_view path) const { return chosen_.contains(path); }

bool ProjectCheck::load_policy(Findings& findings) {
    policy::Loaded loaded = cli::load_policy(task_, files_);
    findings.remarks = std::move(loaded.errors);
    if (!loaded.policy) return false;
    policy_ = std::move(loaded.policy);
    auto configured = rule::configure(*policy_, rule::registry());
    const bool understood = configured.errors.empty();
    append(findings.remarks, std::move(understood ? configured.notes : configured.errors));
    rules_ = std::move(configured.rules);
    return understood;
}

bool ProjectCheck::load_baseline(Findings& findings) {
    const fs::path file = baseline_file();
    std::error_code error;
    if (!fs::exists(file, error)) return true;
    const std::string path = files_.relative(file);
    auto text = source::load(file, files_.printed(path));
    const auto fail = [&](source::Span at, std::string message, std::string help) {
        findings.remarks.push_back(
            remark("policy/invalid", Severity::error, {path, at}, std::move(message), std::move(help)));
        return false;
    };
    if (!text) {
        return fail({}, fmt::format("the baseline cannot be read: {}", text.error().message),
                    "make it readable, or remove it");
    }
    auto baseline = triage::read_baseline(text->text);
    files_.add_text(path, std::move(*text));
    if (!baseline) {
        return fail(baseline.error().span, std::move(baseline.error().message),
                    std::move(baseline.error().help));
    }
    baseline_ = std::move(*baseline);
    return true;
}

void ProjectCheck::read_files() {
    read_project(task_, *policy_, options_, files_);
    for (const std::string& marked : files_.marked()) {
        const std::size_t slash = marked.rfind('/');
        if (slash != std::string::npos) nested_.push_back(marked.substr(0, slash + 1));
    }
}

void ProjectCheck::judge(Findings& findings) {
    project_.reset();
    catalog_.emplace(files_.facts(), catalog_options(*policy_));
    project_.emplace(*policy_, *catalog_, files_.facts(), today_);
    engine::Result result = engine::run(*project_, rules_, threads(options_.input.jobs));
    const auto nested = [this](const auto& found) { return is_nested(found.location.path); };
    std::erase_if(result.diagnostics, nested);
    std::erase_if(result.unresolved, nested);
    findings.judged = judged_of(std::move(result.diagnostics));
    findings.unresolved = std::move(result.unresolved);
    if (!whole_) return;
    measure_coverage(findings);
    for (const policy::Layer* layer : engine::idle_layers(*project_)) {
        if (policy_->inherits(layer->at)) continue;
        findings.remarks.push_back(
            remark("policy/idle-layer", Severity::note, {layer->at.path, layer->span},
                   fmt::format("nothing in this project lies in the layer `{}`", layer->name),
                   "check its `schemas`, or drop the layer"));
    }
    append(findings.remarks, idle_settings(*policy_, result.idle));
}

void ProjectCheck::measure_coverage(Findings& findings) {
    if (!policy_->coverage) return;
    const auto own = [this](const facts::FileFacts& file) { return !is_nested(file.path); };
    const engine::Coverage found = engine::coverage(*project_, own);
    const auto& least = policy_->coverage->min;
    if (found.known * 10'000 >= found.named * least.value.hundredths) return;
    const auto share = policy::Percent{static_cast<unsigned>(found.known * 10'000 / found.named)};
    findings.remarks.push_back(remark(
        "policy/low-coverage", Severity::error, {least.at.path, least.span},
        fmt::format("the layer of {} of {} created relations and references to tables is known: {}, "
                    "and the policy asks for {}",
                    found.known, found.named, policy::to_string(share), policy::to_string(least.value)),
        "`--show-unresolved` lists what is not known and why"));
}

void ProjectCheck::triage(Findings& findings) {
    const triage::Rules rules = known_rules(*policy_);
    std::vector<Diagnostic> comments = triage::suppress(files_.facts(), rules, findings.judged);
    std::erase_if(comments, [this](const auto& found) { return is_nested(found.location.path); });
    append(findings.remarks, std::move(comments));
    std::vector<Diagnostic> waivers = triage::waive(*policy_, rules, today_, findings.judged);
    if (whole_) append(findings.remarks, std::move(waivers));
    if (!baseline_ || !baselined_) return;
    const auto stale = triage::apply(*baseline_, findings.judged);
    if (whole_) note_stale(stale, findings);
}

void ProjectCheck::note_stale(const std::vector<const triage::Known*>& stale, Findings& findings) {
    if (stale.empty()) return;
    const triage::Known& first = *stale.front();
    const std::string about = first.object.empty() ? first.path : first.object;
    const std::string message =
        stale.size() == 1
            ? fmt::format("the baseline has an entry that nothing matches any more: `{}` of `{}`", first.rule,
                          about)
            : fmt::format("the baseline has {} entries that nothing matches any more, the first `{}` of `{}`",
                          stale.size(), first.rule, about);
    findings.remarks.push_back(remark("policy/stale-baseline", Severity::note,
                                      {files_.relative(baseline_file()), first.span}, message,
                                      "`lakelint baseline --prune` drops what is stale"));
}

report::Report ProjectCheck::report(Findings findings, bool fixes) {
    const std::vector<bool>& chosen = chosen_files_;
    const auto& facts = files_.facts();
    const auto elsewhere = [&](const std::string& path) {
        const auto file = std::lower_bound(facts.begin(), facts.end(), path,
                                           [](const auto& f, const auto& p) { return f.path < p; });
        return file != facts.end() && file->path == path
               && !chosen[static_cast<std::size_t>(file - facts.begin())];
    };
    if (std::find(chosen.begin(), chosen.end(), false) != chosen.end()) {
        std::erase_if(findings.judged,
                      [&](const Judged& each) { return elsewhere(each.diagnostic.location.path); });
        std::erase_if(findings.remarks,
                      [&](const Diagnostic& each) { return elsewhere(each.location.path); });
        std::erase_if(findings.unresolved, [&](const auto& each) { return elsewhere(each.location.path); });
    }

    diagnostic::sort_for_report(findings.remarks);
    if (fixes) lay_out_fixes(findings.judged, files_);
    const auto remarks = static_cast<std::ptrdiff_t>(findings.judged.size());
    for (Judged& each : judged_of(std::move(findings.remarks)))
        findings.judged.push_back(std::move(each));
    std::inplace_merge(
        findings.judged.begin(), findings.judged.begin() + remarks, findings.judged.end(),
        [](const Judged& a, const Judged& b) { return diagnostic::before(a.diagnostic, b.diagnostic); });
    const auto lookup = [this](std::string_view path) { return files_.text(path); };
    report::Report report =
        report::locate(std::move(findings.judged), std::move(findings.unresolved), lookup);
    if (!project_) return report;
    const report::Summary counted = files_.count(chosen);
    report.summary.files = counted.files;
    report.summary.unreadable = counted.unreadable;
    report.summary.statements = counted.statements;
    report.summary.not_judged = counted.not_judged;
    const engine::Coverage coverage = engine::coverage(*project_, [&](const facts::FileFacts& file) {
        return chosen[static_cast<std::size_t>(&file - facts.data())];
    });
    report.summary.named = coverage.named;
    report.summary.known = coverage.known;
    return report;
}

std::vector<Task> ProjectCheck::nested() const {
    const Choice choice(task_.paths);
    std::vector<Task> tasks;
    for (const std::string& folder : nested_) {
        const fs::path path = (root_ / folder).lexically_normal().parent_path();
        if (choice.includes(path.native())) tasks.push_back({path / task_.policy.filename(), {path}});
    }
    return tasks;
}

bool ProjectCheck::is_nested(const std::string& path) const {
    return std::any_of(nested_.begin(), nested_.end(),
                       [&](const std::string& folder) { return path.starts_with(folder); });
}

/// Which files the paths choose and this policy speaks for, by their place in the project.
std::vector<bool> ProjectCheck::chosen_files() const {
    const Choice choice(task_.paths);
    std::vector<bool> chosen;
    for (const auto& file : files_.facts()) {
        chosen.push_back(!is_nested(file.path) && choice.includes(files_.normal(file.path)));
    }
    return chosen;
}

} // namespace lakelint::cli
