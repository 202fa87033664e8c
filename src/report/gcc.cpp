// SPDX-License-Identifier: Apache-2.0
#include "report/printable.h"
#include "report/set_aside.h"
#include "report/writers.h"

#include <fmt/format.h>

namespace lakelint::report {

void write_gcc(const Report& report, const Context& context, std::string& out) {
    constexpr std::size_t usual_line = 200;
    out.reserve(out.size() + report.findings.size() * usual_line);
    for (const Finding& finding : report.findings) {
        if (!finding.active() && !context.show_suppressed) continue;
        const auto& diagnostic = finding.diagnostic;
        const auto& [line, column] = finding.range.begin;
        out.append(printable(printed_path(context, diagnostic.location.path)));
        out.append(":").append(fmt::format_int(line).c_str());
        out.append(":").append(fmt::format_int(column).c_str());
        out.append(": ").append(name(finding.active() ? diagnostic.severity : diagnostic::Severity::note));
        out.append(": ").append(one_line(diagnostic.message));
        if (!finding.active()) out.append(" (").append(set_aside_because(finding)).append(")");
        out.append(" [").append(diagnostic.rule).append("]\n");
    }
}

} // namespace lakelint::report
