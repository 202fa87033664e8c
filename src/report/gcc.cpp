// SPDX-License-Identifier: Apache-2.0
#include "report/printable.h"
#include "report/set_aside.h"
#include "report/writers.h"

#include <iterator>

#include <fmt/format.h>

namespace lakelint::report {

void write_gcc(const Report& report, const Context& context, std::string& out) {
    for (const Finding& finding : report.findings) {
        if (!finding.active() && !context.show_suppressed) continue;
        const auto& diagnostic = finding.diagnostic;
        const std::string aside =
            finding.active() ? std::string() : fmt::format(" ({})", set_aside_because(finding));
        fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {}{} [{}]\n",
                       printable(printed_path(context, diagnostic.location.path)), finding.range.begin.line,
                       finding.range.begin.column,
                       name(finding.active() ? diagnostic.severity : diagnostic::Severity::note),
                       one_line(diagnostic.message), aside, diagnostic.rule);
    }
}

} // namespace lakelint::report
