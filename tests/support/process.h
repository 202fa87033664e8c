// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace lakelint::test {

/// What a command did.
struct Outcome {
    int status = 0; ///< exit status; 128 + signal when a signal ended it, as shells count
    std::string out;
    std::string err;
    double cpu_seconds = 0;      ///< of all its processes, which does not grow when others use the machine
    std::size_t peak_memory = 0; ///< bytes in main memory at the most, of the process that took most
};

/// Runs a shell command line with `cwd` as working directory, `lakelint` on PATH, no standard input, and an
/// environment that holds nothing of the user's: HOME and the cache lie in `home`, the time zone is UTC, the
/// locale C.UTF-8, no colour, git without personal settings and with a fixed author and date.
[[nodiscard]] Outcome run_command(const std::string& command, const std::filesystem::path& cwd,
                                  const std::filesystem::path& home);

} // namespace lakelint::test
