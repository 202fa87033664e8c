// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace lakelint::policy {

/// A data type as facts::Column::type has it: `DECIMAL(18, 2)` is `decimal(18,2)`. Fails on what is no type.
[[nodiscard]] tl::expected<std::string, PatternError> parse_data_type(std::string_view text);

} // namespace lakelint::policy
