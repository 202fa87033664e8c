// SPDX-License-Identifier: Apache-2.0
#include "triage/waivers.h"

#include "policy/date.h"
#include "policy/spelling.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

namespace lakelint::triage {

namespace {

using policy::Waiver;

/// A finding about a waiver, of family `policy`.
struct Remark {
    std::string_view fault;
    diagnostic::Severity severity = diagnostic::Severity::error;
    source::Span span;
    std::string message;
    std::string help;
};

Diagnostic diagnostic_of(const Waiver& waiver, Remark remark) {
    Diagnostic result;
    result.rule = fmt::format("policy/{}", remark.fault);
    result.severity = remark.severity;
    result.message = std::move(remark.message);
    result.help = std::move(remark.help);
    result.location = {waiver.rule.at.path, remark.span};
    return result;
}

/// "the waiver of `retention/missing-retention` for `prod.legacy.*`"
std::string called(const Waiver& waiver) {
    std::string what;
    const auto add = [&what](std::string_view text) {
        what += fmt::format("{}`{}`", what.empty() ? "" : ", ", text);
    };
    for (const auto& glob : waiver.objects)
        add(glob.text());
    for (const auto& glob : waiver.paths)
        add(glob);
    return fmt::format("the waiver of `{}` for {}", waiver.rule.value, what);
}

std::vector<std::string> families_and(const std::vector<std::string>& ids) {
    std::vector<std::string> known = ids;
    for (const std::string& id : ids) {
        std::string family = id.substr(0, id.find('/')) + "/*";
        if (std::find(known.begin(), known.end(), family) == known.end()) known.push_back(std::move(family));
    }
    return known;
}

std::string day(std::chrono::year_month_day date) { return policy::to_string(date); }

class Waivers {
  public:
    Waivers(const policy::Policy& policy, const Rules& rules, std::chrono::year_month_day today)
        : policy_(policy), rules_(rules), today_(today) {}

    std::vector<Diagnostic> apply(std::vector<Judged>& findings) {
        for (const Waiver& waiver : policy_.waivers) {
            if (auto fault = fault_of(waiver)) {
                faulty_.push_back({&waiver, fault->message});
                remarks_.push_back(diagnostic_of(waiver, std::move(*fault)));
            } else {
                valid_.push_back({&waiver, false});
            }
        }
        index_by_rule();
        for (Judged& finding : findings) {
            judge(finding);
            explain(finding);
        }
        for (const Use& use : valid_) {
            if (!use.used && !policy_.inherits(use.waiver->rule.at))
                remarks_.push_back(diagnostic_of(*use.waiver, unused(*use.waiver)));
        }
        return std::move(remarks_);
    }

  private:
    struct Use {
        const Waiver* waiver = nullptr;
        bool used = false;
    };

    /// Why a waiver counts for nothing, if so.
    std::optional<Remark> fault_of(const Waiver& waiver) {
        using enum diagnostic::Severity;
        const source::Span at = waiver.rule.span;
        if (known_.empty()) known_ = families_and(rules_.ids);
        const bool own = waiver.rule.value.starts_with("policy/");
        if (!own && std::find(known_.begin(), known_.end(), waiver.rule.value) == known_.end()) {
            const auto nearest = policy::nearest_spelling(waiver.rule.value, known_);
            return Remark{
                "malformed-waiver", error, at,
                fmt::format("there is no rule `{}`{}", waiver.rule.value, policy::did_you_mean(nearest)),
                "`lakelint rules` lists every rule; `family/*` names a whole family"};
        }
        if (!may_waive(waiver.rule.value)) {
            return Remark{
                "not-waivable", error, at,
                fmt::format("`{}` cannot be waived{}", waiver.rule.value, own ? "" : ": the policy says so"),
                "drop the waiver and mend what it is for"};
        }
        if (waiver.reason.empty()) {
            return Remark{"missing-reason", error, at, fmt::format("{} gives no reason", called(waiver)),
                          "add `reason`: until then it sets nothing aside"};
        }
        return fault_of_term(waiver);
    }

    std::optional<Remark> fault_of_term(const Waiver& waiver) const {
        using std::chrono::sys_days;
        const auto expires = waiver.expires.value;
        if (sys_days(expires) < sys_days(today_)) {
            return Remark{"expired-waiver", diagnostic::Severity::error, waiver.expires.span,
                          fmt::format("{} expired on {}", called(waiver), day(expires)),
                          fmt::format("mend what it is for, or let {} say anew why and until when it holds",
                                      waiver.owner)};
        }
        if (!policy_.longest_waiver) return std::nullopt;
        const auto longest = policy_.longest_waiver->value;
        if (policy::Duration(sys_days(expires) - sys_days(today_)) <= longest) return std::nullopt;
        return Remark{"overlong-waiver", diagnostic::Severity::error, waiver.expires.span,
                      fmt::format("{} holds until {}, and a waiver may last {}", called(waiver), day(expires),
                                  policy::to_string(longest)),
                      fmt::format("let it expire on {} or earlier", latest(longest))};
    }

    [[nodiscard]] std::string latest(policy::Duration longest) const {
        return day(std::chrono::floor<std::chrono::days>(std::chrono::sys_days(today_) + longest));
    }

    static Remark unused(const Waiver& waiver) {
        return {"unused-waiver", diagnostic::Severity::warning, waiver.rule.span,
                fmt::format("{} sets nothing aside: no finding is one that it is for", called(waiver)),
                "drop it, or write the objects as findings name them"};
    }

    /// A family may be waived when it has a rule that may.
    [[nodiscard]] bool may_waive(std::string_view pattern) const {
        return !pattern.starts_with("policy/")
               && std::any_of(rules_.ids.begin(), rules_.ids.end(), [&](const std::string& id) {
                      return names_rule(pattern, id) && rules_.waivable(id);
                  });
    }

    void index_by_rule() {
        for (std::size_t i = 0; i < valid_.size(); ++i) {
            for (const std::string& id : rules_.ids) {
                if (names_rule(valid_[i].waiver->rule.value, id) && rules_.waivable(id))
                    by_rule_[id].push_back(i);
            }
        }
    }

    void judge(Judged& finding) {
        const auto candidates = by_rule_.find(finding.diagnostic.rule);
        if (candidates == by_rule_.end()) return;
        for (const std::size_t i : candidates->second) {
            const Waiver& waiver = *valid_[i].waiver;
            if (!is_for(waiver, finding.diagnostic)) continue;
            valid_[i].used = true;
            if (finding.disposition != Disposition::active) continue;
            finding.disposition = Disposition::waived;
            finding.reason =
                fmt::format("{} ({}, until {})", waiver.reason, waiver.owner, day(waiver.expires.value));
            finding.by = Location{waiver.rule.at.path, waiver.rule.span};
        }
    }

    /// A finding that a waiver would be for, were nothing wrong with it, says so.
    void explain(Judged& finding) const {
        if (finding.disposition != Disposition::active) return;
        for (const auto& [waiver, message] : faulty_) {
            if (!names_rule(waiver->rule.value, finding.diagnostic.rule)
                || !is_for(*waiver, finding.diagnostic))
                continue;
            finding.diagnostic.notes.push_back({message, Location{waiver->rule.at.path, waiver->rule.span}});
        }
    }

    static bool is_for(const Waiver& waiver, const Diagnostic& finding) {
        const auto matches = [&](const policy::ObjectGlob& glob) { return glob.match(finding.object); };
        if (!waiver.paths.empty() && !policy::matches_path(waiver.paths, finding.location.path)) return false;
        return waiver.objects.empty() || std::any_of(waiver.objects.begin(), waiver.objects.end(), matches);
    }

    const policy::Policy& policy_;
    const Rules& rules_;
    std::chrono::year_month_day today_;
    std::vector<std::string> known_; ///< rules and families
    std::vector<Use> valid_;
    std::vector<std::pair<const Waiver*, std::string>> faulty_; ///< with what is wrong
    std::unordered_map<std::string, std::vector<std::size_t>> by_rule_;
    std::vector<Diagnostic> remarks_;
};

} // namespace

std::vector<Diagnostic> waive(const policy::Policy& policy, const Rules& rules,
                              std::chrono::year_month_day today, std::vector<Judged>& findings) {
    if (policy.waivers.empty()) return {};
    return Waivers(policy, rules, today).apply(findings);
}

} // namespace lakelint::triage
