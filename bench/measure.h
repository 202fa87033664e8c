// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::bench {

/// Wall-clock seconds that work takes.
[[nodiscard]] double seconds(const std::function<void()>& work);

[[nodiscard]] double median(std::vector<double> values);

/// What running a command costs.
struct Cost {
    double seconds = 0;
    double peak_megabytes = 0;
};

/// Runs a command so many times, without its output: the median of its times and its greatest memory.
[[nodiscard]] Cost run(std::vector<std::string> command, int times = 1);

/// Prints one line of the table.
void row(std::string_view what, std::string_view figure);
[[nodiscard]] std::string milliseconds(double seconds);
[[nodiscard]] std::string ratio(double value);

} // namespace lakelint::bench
