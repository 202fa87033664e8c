// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

#include <optional>
#include <string>
#include <string_view>

namespace lakelint::facts {

/// The facts of a file, without its path, as bytes for the cache. The form follows the declarations in
/// fields.h and says nothing of its own version: whoever keeps the bytes keeps `facts_revision` with them.
[[nodiscard]] std::string to_bytes(const FileFacts& file);

/// The inverse; nothing where the bytes are not what `to_bytes` wrote. Any bytes are safe to read.
[[nodiscard]] std::optional<FileFacts> from_bytes(std::string_view bytes);

} // namespace lakelint::facts
