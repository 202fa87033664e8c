// SPDX-License-Identifier: Apache-2.0
#include "report/printable.h"
#include "report/writers.h"

#include <iterator>

#include <fmt/format.h>

namespace lakelint::report {

void write_gcc(const Report& report, const Context& context, std::string& out) {
    for (const Finding& finding : report.findings) {
        if (!finding.active()) continue;
        const auto& diagnostic = finding.diagnostic;
        fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {} [{}]\n",
                       printable(printed_path(context, diagnostic.location.path)), finding.range.begin.line,
                       finding.range.begin.column, name(diagnostic.severity), one_line(diagnostic.message),
                       diagnostic.rule);
    }
}

} // namespace lakelint::report
