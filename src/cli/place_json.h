// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place_printer.h"

#include <string_view>

#include <nlohmann/json.hpp>

namespace lakelint::cli {

/// `path`, `line` and `column`.
[[nodiscard]] nlohmann::ordered_json to_json(const PrintedPlace& place);

/// Empty text says nothing.
[[nodiscard]] nlohmann::ordered_json text_or_null(std::string_view text);

} // namespace lakelint::cli
