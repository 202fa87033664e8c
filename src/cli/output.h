// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "report/format.h"
#include "report/report.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::cli {

/// A format and where it goes.
struct Sink {
    const report::Format* format = nullptr;
    std::string file; ///< empty: standard output
};

/// Reads `--format`; complains and yields nothing when one is unknown or two go to one place.
[[nodiscard]] std::optional<std::vector<Sink>> sinks(const OutputOptions& options);

/// Writes everywhere it is to go what `text_for` makes of a format; a file appears whole or not at all. False
/// when something could not be written, which it has complained about.
[[nodiscard]] bool write_each(const std::vector<Sink>& sinks,
                              const std::function<std::string(const Sink&)>& text_for);

/// The same for a report.
[[nodiscard]] bool write(const report::Report& report, const report::FileLookup& files,
                         const std::vector<Sink>& sinks, const OutputOptions& options);

/// Writes a file so that nobody ever reads half of it. Nothing, or why it could not be written.
[[nodiscard]] std::optional<std::string> write_file(const std::string& file, const std::string& text);

} // namespace lakelint::cli
