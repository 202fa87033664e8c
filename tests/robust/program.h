// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <cstddef>
#include <string>

#include <fmt/format.h>

namespace lakelint::test {

/// Whether the program is built with AddressSanitizer, as the tests then are too: it is slower by far and
/// keeps shadows of its memory.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

constexpr std::size_t megabyte = 1'000'000;

/// What a run may take at the most.
struct Bounds {
    double seconds = 10;                  ///< of processor time
    std::size_t memory = 1000 * megabyte; ///< bytes in main memory
};

/// A folder with input, and the program run in it.
class Bench {
  public:
    Bench() { std::filesystem::create_directories(home_.path()); }

    /// Runs a command that is killed after a minute, and checks what it took.
    Outcome run(const std::string& command, Bounds bounds = {}) const {
        INFO(command);
        constexpr int factor = sanitized ? 10 : 1;
        const Outcome outcome =
            run_command(fmt::format("timeout {} {}", 60 * factor, command), folder_.path(), home_.path());
        INFO(outcome.err.substr(0, 2000));
        CHECK(outcome.status < 124); // 124: the time was up; from 128 on: a signal
        CHECK(outcome.cpu_seconds < bounds.seconds * factor);
        if (!sanitized) CHECK(outcome.peak_memory < bounds.memory);
        return outcome;
    }

    void write(const std::string& path, const std::string& text) const { folder_.write(path, text); }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

  private:
    TempDir folder_;
    TempDir home_;
};

/// A text so many times.
inline std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace lakelint::test
