// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/offset_map.h"
#include "source/span.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::lower::databricks {

/// The SQL that an EXECUTE IMMEDIATE has as a constant.
struct Immediate {
    std::size_t statement = 0; ///< index of the EXECUTE IMMEDIATE among the file's statements
    std::string text;
    source::OffsetMap map; ///< from the text to the file
};

/// Where the text of a string token stands in the file: `value` is what the token comes to, `begin` its place
/// in the fragment that `map` maps. Nothing where an escape makes one character of another.
[[nodiscard]] std::optional<source::OffsetMap> map_of_string(std::string_view token, std::string_view value,
                                                             std::uint32_t begin,
                                                             const source::OffsetMap& map);

} // namespace lakelint::lower::databricks
