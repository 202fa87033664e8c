// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

namespace lakelint::cli {

/// The files that paths choose: those named, and those in folders named.
class Choice {
  public:
    explicit Choice(const std::vector<std::filesystem::path>& paths);

    /// `path` is absolute, without `.` and `..`.
    [[nodiscard]] bool includes(std::string path) const;

  private:
    std::unordered_set<std::string> chosen_;
};

} // namespace lakelint::cli
