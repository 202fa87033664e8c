// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace lakelint::bench {

/// Pipeline SQL of the kind that warehouses hold, some 5 KB: a table, a job that deletes from it, and one
/// that fills it from the table before it.
[[nodiscard]] std::string generated_file(std::size_t number);

/// Writes a policy and so many files, 100 to a folder.
void write_project(const std::filesystem::path& folder, std::size_t files);

/// Writes a policy of so many layers and waivers, a baseline of so many entries, and one file.
void write_exceptions(const std::filesystem::path& folder, std::size_t layers, std::size_t waivers,
                      std::size_t baselined);

/// A folder that is removed in the end.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace lakelint::bench
