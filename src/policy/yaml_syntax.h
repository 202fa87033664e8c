// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/yaml.h"
#include "policy/yaml_places.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lakelint::policy {

/// What is known where a YAML parser gave up.
struct YamlFailure {
    std::string message;                       ///< the parser's own words
    std::uint32_t at = 0;                      ///< where it stood
    std::optional<std::uint32_t> open_bracket; ///< the innermost `[` or `{` still open
    std::optional<source::Span> last_quoted;   ///< the last scalar in quotes
    std::uint32_t last_end = 0;                ///< the end of what was read before
};

/// Says in a person's words what is wrong, where, and what to write instead.
[[nodiscard]] YamlError explain_failure(const YamlPlaces& places, const YamlFailure& failure);

} // namespace lakelint::policy
