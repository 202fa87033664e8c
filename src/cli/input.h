// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "source/file.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace lakelint::cli {

/// The paths of a command line. What can be read only once, standard input and pipes, has been read.
struct Input {
    std::vector<std::filesystem::path> paths; ///< absolute; those that exist, and the names of `given`
    std::vector<source::File> given;          ///< `path` is absolute
    std::size_t missing = 0;                  ///< inputs that could not be had, which has been said
};

[[nodiscard]] Input read_input(const InputOptions& options);

} // namespace lakelint::cli
