// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace lakelint::test {

/// Checks that `actual` is the content of the golden file, byte for byte, and shows a line diff where it is
/// not. A missing golden file fails too. With LAKELINT_UPDATE_GOLDEN=1 in the environment the file is written
/// instead; review what `git diff` then shows.
void check_golden(const std::filesystem::path& golden_file, std::string_view actual);

/// True when golden files are being rewritten.
[[nodiscard]] bool updating_golden();

} // namespace lakelint::test
