// SPDX-License-Identifier: Apache-2.0
#include "report/gaps.h"
#include "report/printable.h"
#include "report/writers.h"

#include <cstdint>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace lakelint::report {

namespace {

/// A runner ends a command at a line break and reads `%0A` as one; in a property `:` and `,` separate too.
std::string escaped(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) == std::string_view::npos) {
            out += c;
        } else {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string escaped_data(std::string_view text) { return escaped(text, "%\r\n"); }
std::string escaped_property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string_view command(diagnostic::Severity severity) {
    return severity == diagnostic::Severity::note ? "notice" : name(severity);
}

/// Columns are only allowed where a finding begins and ends on one line. One that ends before the first
/// column of a line ends on the line above.
std::string place(const Finding& finding, const Context& context) {
    const auto& [begin, end] = finding.range;
    const std::string path = printable(printed_path(context, finding.diagnostic.location.path));
    const std::uint32_t last = end.column == 1 && end.line > begin.line ? end.line - 1 : end.line;
    std::string text = fmt::format("file={},line={},endLine={}", escaped_property(path), begin.line, last);
    if (begin.line == end.line) text += fmt::format(",col={},endColumn={}", begin.column, end.column);
    return text;
}

std::string message_of(const diagnostic::Diagnostic& diagnostic, const Context& context) {
    std::string text = one_line(diagnostic.message);
    if (diagnostic.policy) {
        text += fmt::format("\npolicy: {}:{}", printable(printed_path(context, diagnostic.policy->path)),
                            diagnostic.policy->line);
    }
    if (!diagnostic.help.empty()) text += "\nhelp: " + one_line(diagnostic.help);
    return text;
}

} // namespace

void write_github(const Report& report, const Context& context, std::string& out) {
    for (const Finding& finding : report.findings) {
        if (!finding.active()) continue;
        const auto& diagnostic = finding.diagnostic;
        fmt::format_to(std::back_inserter(out), "::{} {},title={}::{}\n", command(diagnostic.severity),
                       place(finding, context), escaped_property(diagnostic.rule),
                       escaped_data(message_of(diagnostic, context)));
    }
    if (report.summary.unresolved > 0) {
        fmt::format_to(std::back_inserter(out),
                       "::notice title=lakelint::Checks that could not be decided, and so neither passed nor "
                       "failed: {}\n",
                       gaps(report).size());
    }
}

} // namespace lakelint::report
