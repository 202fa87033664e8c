// SPDX-License-Identifier: Apache-2.0
#include "report/text_summary.h"

#include "report/count_of.h"
#include "report/gaps.h"
#include "report/printable.h"
#include "report/style.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::report {

namespace {

using diagnostic::Severity;

constexpr std::size_t max_reasons = 10;

std::string findings_of(const Summary& summary, const Style& style) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, Severity severity) {
        if (count > 0) parts.push_back(style.severity(severity, count_of(count, name(severity))));
    };
    add(summary.errors, Severity::error);
    add(summary.warnings, Severity::warning);
    add(summary.notes, Severity::note);
    return parts.empty() ? "no findings" : fmt::format("{}", fmt::join(parts, ", "));
}

/// Findings that triage took out of the count, by what it made of them.
std::string set_aside(const Report& report) {
    std::map<std::string_view, std::size_t> counts;
    for (const Finding& finding : report.findings) {
        if (!finding.active()) ++counts[name(finding.disposition)];
    }
    std::vector<std::string> parts;
    for (const auto& [disposition, count] : counts)
        parts.push_back(fmt::format("{} {}", count, disposition));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string kinds_of(const std::map<std::string, std::size_t>& not_judged) {
    std::vector<std::string> parts;
    for (const auto& [kind, count] : not_judged)
        parts.push_back(fmt::format("{} ({})", one_line(kind), count));
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// What stayed open for one reason.
struct Reason {
    std::string_view text;
    std::size_t count = 0;
    const Gap* first = nullptr;
};

/// The most frequent first; equal ones in the order of their first places.
std::vector<Reason> reasons_of(const std::vector<Gap>& gaps) {
    std::vector<Reason> reasons;
    std::map<std::string_view, std::size_t> index;
    for (const Gap& gap : gaps) {
        const std::string_view reason = gap.first->unresolved.reason;
        const auto [it, is_new] = index.try_emplace(reason, reasons.size());
        if (is_new) reasons.push_back({reason, 0, &gap});
        ++reasons[it->second].count;
    }
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.count > b.count; });
    return reasons;
}

void write_each(const std::vector<Gap>& gaps, const Context& context, const Style& style, std::string& out) {
    for (const Gap& gap : gaps) {
        const auto& [unresolved, range] = *gap.first;
        const std::string about =
            unresolved.object.empty() ? std::string() : fmt::format("`{}`: ", one_line(unresolved.object));
        out += fmt::format("  {}:{}:{} [{}]\n     {} {}{}\n",
                           printable(printed_path(context, unresolved.location.path)), range.begin.line,
                           range.begin.column, fmt::join(gap.rules, ", "), style.frame("="), about,
                           one_line(unresolved.reason));
    }
}

/// "Known: 98.2 % (55 of 56 relations and references)".
void write_coverage(const Summary& summary, const Style& style, std::string& out) {
    if (summary.named == summary.known) return;
    out += fmt::format(
        "{} the layer of {} of {} created relations and references to tables ({:.4g}%).\n",
        style.bold("Known:"), summary.known, summary.named,
        std::floor(1000.0 * static_cast<double>(summary.known) / static_cast<double>(summary.named)) / 10);
}

void write_unresolved(const Report& report, const Context& context, const Style& style, std::string& out) {
    if (report.unresolved.empty()) return;
    const std::vector<Gap> open = gaps(report);
    out += fmt::format(
        "{} {} could not be decided and so neither passed nor failed (--strict makes {} fail):\n",
        style.bold("Unresolved:"), count_of(open.size(), "check"), open.size() == 1 ? "it" : "them");
    const std::vector<Reason> reasons = reasons_of(open);
    if (context.show_unresolved) {
        write_each(open, context, style, out);
        return;
    }
    const std::size_t shown = std::min(reasons.size(), max_reasons);
    const std::size_t digits = fmt::formatted_size("{}", reasons.front().count);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [unresolved, range] = *reasons[i].first->first;
        out += fmt::format("  {:>{}}  {}\n  {}  {} {}:{}:{} [{}]\n", reasons[i].count, digits,
                           one_line(reasons[i].text), std::string(digits, ' '), style.frame("-->"),
                           printable(printed_path(context, unresolved.location.path)), range.begin.line,
                           range.begin.column, rules_in_words(*reasons[i].first));
    }
    if (shown == reasons.size()) return;
    const std::size_t others =
        std::accumulate(reasons.begin() + static_cast<std::ptrdiff_t>(shown), reasons.end(), std::size_t{0},
                        [](std::size_t sum, const Reason& reason) { return sum + reason.count; });
    out += fmt::format("  {:>{}}  for {}; --show-unresolved lists them all\n", others, digits,
                       count_of(reasons.size() - shown, "further reason"));
}

/// "Fixable: 3 with --fix, 2 more with --fix --unsafe."
void write_fixable(const Summary& summary, const Style& style, std::string& out) {
    std::vector<std::string> ways;
    if (summary.fixable > 0) ways.push_back(fmt::format("{} with --fix", summary.fixable));
    if (summary.fixable_unsafe > 0) {
        ways.push_back(
            fmt::format("{}{} with --fix --unsafe", summary.fixable_unsafe, ways.empty() ? "" : " more"));
    }
    if (!ways.empty()) out += fmt::format("{} {}.\n", style.bold("Fixable:"), fmt::join(ways, ", "));
}

} // namespace

void write_text_summary(const Report& report, const Context& context, std::string& out) {
    const Style style(context.color);
    const Summary& summary = report.summary;
    const std::string aside = set_aside(report);
    const bool found = summary.errors + summary.warnings + summary.notes > 0;
    const bool clean = !found && aside.empty() && summary.unreadable == 0 && summary.not_judged.empty()
                       && report.unresolved.empty();
    const std::string checked =
        fmt::format("{}, {}", count_of(summary.files, "file"), count_of(summary.statements, "statement"));
    if (summary.fixed > 0) {
        out += fmt::format("{} {} in {}.\n", style.good("Fixed"), count_of(summary.fixed, "finding"),
                           count_of(summary.fixed_files, "file"));
    }
    if (clean && summary.files == 0) {
        out += "Nothing to check: no SQL files were found.\n";
        return;
    }
    if (clean) {
        out += fmt::format("{} {}, no findings.\n", style.good("All clean:"), checked);
        return;
    }
    if (summary.files > 0) {
        out += fmt::format("{} {}: {}.\n", style.bold("Checked"), checked, findings_of(summary, style));
    } else {
        const std::string problem = found ? ": " + findings_of(summary, style) : std::string();
        out += fmt::format("{}{}.\n", style.bold("Nothing was checked"), problem);
    }
    write_fixable(summary, style, out);
    if (!aside.empty()) {
        out += fmt::format("Not counted: {}{}.\n", aside,
                           context.show_suppressed ? "" : " (--show-suppressed lists them)");
    }
    if (summary.unreadable > 0) {
        out += fmt::format("{} {} could not be read.\n", style.bold("Not read:"),
                           count_of(summary.unreadable, "input"));
    }
    if (!summary.not_judged.empty()) {
        const std::size_t total =
            std::accumulate(summary.not_judged.begin(), summary.not_judged.end(), std::size_t{0},
                            [](std::size_t sum, const auto& kind) { return sum + kind.second; });
        out += fmt::format("{} {} of kinds that no rule looks at yet: {}.\n", style.bold("Not judged:"),
                           count_of(total, "statement"), kinds_of(summary.not_judged));
    }
    if (context.show_unresolved) write_coverage(summary, style, out);
    write_unresolved(report, context, style, out);
}

} // namespace lakelint::report
