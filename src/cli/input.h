// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "source/file.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace lakelint::cli {

/// The paths of a command line, and standard input where one of them is that.
struct Input {
    std::vector<std::filesystem::path> paths; ///< absolute; those that exist, and the name of standard input
    std::optional<source::File> standard_input; ///< `path` is absolute
    int status = 0;                             ///< not 0 when a path is missing, which has been said
};

/// Nothing, after a complaint, when the command line makes no sense.
[[nodiscard]] std::optional<Input> read_input(const InputOptions& options);

} // namespace lakelint::cli
