// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::test {

/// The root of the source tree.
[[nodiscard]] std::filesystem::path source_dir();

/// The lakelint binary under test.
[[nodiscard]] std::filesystem::path binary();

/// The shared corpus folder: the environment's LAKELINT_SHARED, else what was configured; none where there is
/// none. Tests that need it carry the tag [shared] and are not run without it.
[[nodiscard]] std::optional<std::filesystem::path> shared_dir();

/// The whole of a file as bytes; fails the running test when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view text);

/// A folder of its own for one test, removed at the end of its life.
class TempDir {
  public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Writes a file below the folder, making the folders in between.
    std::filesystem::path write(const std::filesystem::path& relative, std::string_view text) const;

  private:
    std::filesystem::path path_;
};

} // namespace lakelint::test
