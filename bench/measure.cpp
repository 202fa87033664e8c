// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

#include <algorithm>
#include <chrono>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace lakelint::bench {

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

Cost run(std::vector<std::string> command, int times) {
    std::vector<char*> arguments;
    for (auto& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<double> all;
    Cost cost;
    for (int i = 0; i < times; ++i) {
        rusage usage{};
        all.push_back(seconds([&] {
            pid_t child = 0;
            if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) return;
            int status = 0;
            wait4(child, &status, 0, &usage);
        }));
        cost.peak_megabytes = std::max(cost.peak_megabytes, static_cast<double>(usage.ru_maxrss) / 1e3);
    }
    posix_spawn_file_actions_destroy(&actions);
    cost.seconds = median(std::move(all));
    return cost;
}

void row(std::string_view what, std::string_view figure) {
    fmt::print("{:<66} {:>16}\n", what, figure);
    std::fflush(stdout);
}

std::string milliseconds(double seconds) { return fmt::format("{:.1f} ms", seconds * 1e3); }

std::string ratio(double value) { return fmt::format("{:.2f} x", value); }

} // namespace lakelint::bench
