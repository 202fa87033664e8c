// SPDX-License-Identifier: Apache-2.0
#include "triage/inline.h"

#include "policy/spelling.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace lakelint::triage {
namespace {

using diagnostic::Severity;
using facts::Directive;
using facts::FileFacts;
using facts::NamedRule;
using source::Span;

constexpr std::string_view own_family = "policy/";

/// Which of the rules that comments name are there, and which may be set aside.
class RuleBook {
  public:
    explicit RuleBook(const Rules& rules) : rules_(rules), known_(rules.ids) {
        for (const std::string& id : rules.ids) {
            std::string family = id.substr(0, id.find('/')) + "/*";
            if (std::find(known_.begin(), known_.end(), family) == known_.end())
                known_.push_back(std::move(family));
        }
    }

    [[nodiscard]] const std::vector<std::string>& known() const { return known_; }
    [[nodiscard]] bool knows(std::string_view pattern) const {
        return std::find(known_.begin(), known_.end(), pattern) != known_.end();
    }
    [[nodiscard]] bool waivable(std::string_view id) const {
        return !id.starts_with(own_family) && (!rules_.waivable || rules_.waivable(std::string(id)));
    }
    /// True where something that the pattern means may be set aside.
    [[nodiscard]] bool any_waivable(std::string_view pattern) const {
        return std::any_of(rules_.ids.begin(), rules_.ids.end(),
                           [&](const std::string& id) { return names_rule(pattern, id) && waivable(id); });
    }

  private:
    const Rules& rules_;
    std::vector<std::string> known_; ///< ids and families
};

/// A rule that a comment names and may name.
struct Suppression {
    const Directive* directive;
    const NamedRule* rule;
    bool used = false;
};

/// The comments of one file, and the findings there.
struct FileComments {
    const FileFacts* file;
    std::vector<Suppression> suppressions;
    std::vector<Judged*> findings; ///< those that may be set aside
};

std::uint32_t begin_of(const Judged* finding) { return finding->diagnostic.location.span.begin; }

/// A finding at the end of an unfinished statement has no extent and stands where the statement ends.
bool begins_in(Span covers, Span finding) {
    return finding.begin >= covers.begin
           && (finding.begin < covers.end || (finding.begin == covers.end && finding.empty()));
}

/// What follows is a statement that could not be read, so the rules have not seen it.
bool hides_findings(const FileFacts& file, const Suppression& suppression) {
    if (suppression.rule->text.starts_with("syntax/")) return false;
    const Span covers = suppression.directive->covers;
    return std::any_of(file.faults.begin(), file.faults.end(), [&](const facts::Fault& fault) {
        return fault.statement.begin < covers.end && covers.begin < fault.statement.end;
    });
}

class InlineSuppressions {
  public:
    explicit InlineSuppressions(const Rules& rules) : rules_(rules) {}

    void read(const FileFacts& file) {
        FileComments comments{&file, {}, {}};
        for (const Directive& directive : file.directives) {
            if (!directive.problem.empty()) {
                report("policy/malformed-suppression", file, directive.span, directive.problem,
                       directive.help, directive.problem);
                continue;
            }
            if (directive.reason.empty()) report_missing_reason(file, directive);
            for (const NamedRule& rule : directive.rules) {
                if (may_name(file, rule) && !directive.reason.empty())
                    comments.suppressions.push_back({&directive, &rule});
            }
        }
        places_.emplace(file.path, files_.size());
        files_.push_back(std::move(comments));
    }

    void apply(std::vector<Judged>& findings) {
        for (Judged& finding : findings) {
            if (finding.disposition != Disposition::active) continue;
            const auto place = places_.find(finding.diagnostic.location.path);
            if (place == places_.end() || !rules_.waivable(finding.diagnostic.rule)) continue;
            files_[place->second].findings.push_back(&finding);
        }
        for (FileComments& comments : files_)
            apply(comments);
    }

    [[nodiscard]] std::vector<Diagnostic> finish() {
        for (const FileComments& comments : files_) {
            for (const Suppression& suppression : comments.suppressions) {
                if (!suppression.used && !hides_findings(*comments.file, suppression))
                    report_unused(*comments.file, suppression);
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return diagnostic::before(a, b); });
        return std::move(found_);
    }

  private:
    /// The comment that covers least comes first, and of two for one statement the nearer one.
    static void apply(FileComments& comments) {
        auto& findings = comments.findings;
        std::stable_sort(findings.begin(), findings.end(),
                         [](const Judged* a, const Judged* b) { return begin_of(a) < begin_of(b); });
        std::stable_sort(comments.suppressions.begin(), comments.suppressions.end(),
                         [](const Suppression& a, const Suppression& b) {
                             return a.directive->covers.size() < b.directive->covers.size();
                         });
        for (Suppression& suppression : comments.suppressions) {
            const Span covers = suppression.directive->covers;
            if (covers.empty()) continue;
            auto at = std::lower_bound(
                findings.begin(), findings.end(), covers.begin,
                [](const Judged* finding, std::uint32_t begin) { return begin_of(finding) < begin; });
            for (; at != findings.end() && begin_of(*at) <= covers.end; ++at)
                apply(suppression, *comments.file, **at);
        }
    }

    static void apply(Suppression& suppression, const FileFacts& file, Judged& finding) {
        const Diagnostic& about = finding.diagnostic;
        const Directive& directive = *suppression.directive;
        const bool meant = finding.disposition == Disposition::active
                           && begins_in(directive.covers, about.location.span)
                           && names_rule(suppression.rule->text, about.rule);
        if (!meant) return;
        finding.disposition = Disposition::suppressed;
        finding.reason = directive.reason;
        finding.by = Location{file.path, directive.span};
        suppression.used = true;
    }

    /// Reports a rule that is not there or that no comment may set aside.
    [[nodiscard]] bool may_name(const FileFacts& file, const NamedRule& rule) {
        if (rule.text.starts_with(own_family)) {
            report(
                "policy/not-waivable", file, rule.span,
                fmt::format("`{}` cannot be suppressed: it is about the policy or its exceptions", rule.text),
                "mend what is reported, and remove the rule from the comment", rule.text);
        } else if (!rules_.knows(rule.text)) {
            const auto nearest = policy::nearest_spelling(rule.text, rules_.known());
            report("policy/malformed-suppression", file, rule.span,
                   fmt::format("there is no rule `{}`{}", rule.text, policy::did_you_mean(nearest)),
                   "`lakelint rules` lists every rule; `family/*` names a whole family", rule.text);
        } else if (!rules_.any_waivable(rule.text)) {
            report(
                "policy/not-waivable", file, rule.span,
                fmt::format("`{}` cannot be suppressed: the policy says that it is not waivable", rule.text),
                "do what the rule asks for, and remove the rule from the comment", rule.text);
        } else {
            return true;
        }
        return false;
    }

    void report_missing_reason(const FileFacts& file, const Directive& directive) {
        std::string rules;
        for (const NamedRule& rule : directive.rules)
            rules += (rules.empty() ? "" : ",") + rule.text;
        report("policy/missing-reason", file, directive.span,
               fmt::format("nothing is suppressed, because no reason is given for `{}`", rules),
               "say why in parentheses behind the rules", rules);
    }

    void report_unused(const FileFacts& file, const Suppression& suppression) {
        const Directive& directive = *suppression.directive;
        const bool file_wide = directive.kind == Directive::Kind::disable_file;
        report("policy/unused-suppression", file, suppression.rule->span,
               fmt::format("`{}` has nothing to suppress {}", suppression.rule->text,
                           file_wide ? "in this file" : "here"),
               directive.covers.empty()     ? "no statement follows: put the comment before one, or remove it"
               : directive.rules.size() > 1 ? "remove the rule from the comment"
                                            : "remove the comment",
               suppression.rule->text);
        found_.back().severity = Severity::warning;
    }

    void report(std::string_view rule, const FileFacts& file, Span span, std::string message,
                std::string help, std::string clause) {
        Diagnostic& found = found_.emplace_back();
        found.rule = rule;
        found.message = std::move(message);
        found.help = std::move(help);
        found.location = {file.path, span};
        found.clause = std::move(clause);
    }

    RuleBook rules_;
    std::vector<FileComments> files_; ///< those with comments
    std::unordered_map<std::string_view, std::size_t> places_;
    std::vector<Diagnostic> found_;
};

} // namespace

std::vector<Diagnostic> suppress(std::span<const FileFacts> files, const Rules& rules,
                                 std::vector<Judged>& findings) {
    const auto has_comments = [](const FileFacts& file) { return !file.directives.empty(); };
    if (std::none_of(files.begin(), files.end(), has_comments)) return {};
    InlineSuppressions suppressions(rules);
    for (const FileFacts& file : files) {
        if (has_comments(file)) suppressions.read(file);
    }
    suppressions.apply(findings);
    return suppressions.finish();
}

} // namespace lakelint::triage
