// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::source {

/// Why a file cannot be replaced, in words for a person: "it is read-only". Nothing where it can, as far as
/// can be told before it is tried.
[[nodiscard]] std::optional<std::string> why_not_replaceable(const std::filesystem::path& file);

/// Gives a file other bytes, so that whoever reads it, now or after a crash, finds the old ones or the new
/// ones and nothing in between. Of a link the file that it leads to is meant; permissions stay. A file whose
/// bytes are not `expected` any more is left alone. SIGINT, SIGTERM and SIGHUP wait until that is over, so
/// that no half-made copy is left behind.
///
/// Nothing, or why it could not be done.
[[nodiscard]] std::optional<std::string> replace_file(const std::filesystem::path& file,
                                                      std::string_view expected, std::string_view bytes);

} // namespace lakelint::source
