// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "report/format.h"
#include "report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace lakelint::cli {

/// A format and where it goes.
struct Sink {
    const report::Format* format = nullptr;
    std::string file; ///< empty: standard output
};

/// Reads `--format`; complains and yields nothing when one is unknown or two go to standard output.
[[nodiscard]] std::optional<std::vector<Sink>> sinks(const OutputOptions& options);

/// Writes a report everywhere it is to go; a file appears whole or not at all. False when something could not
/// be written, which it has complained about.
[[nodiscard]] bool write(const report::Report& report, const report::FileLookup& files,
                         const std::vector<Sink>& sinks, const OutputOptions& options);

} // namespace lakelint::cli
