// SPDX-License-Identifier: Apache-2.0
#include "facts/name.h"

#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::facts {

std::string Name::text() const {
    std::string joined;
    for (const Word& part : parts) {
        if (!joined.empty()) joined += '.';
        joined += part.text.value;
    }
    return joined;
}

bool Name::is_live() const {
    return parts.size() == 2 && source::equal_folded(parts.front().text.value, "live");
}

bool Name::is_path() const {
    constexpr std::array formats = {"delta", "parquet",    "csv",     "json", "orc", "text",
                                    "avro",  "binaryfile", "iceberg", "xml",  "hudi"};
    return parts.size() == 2 && last().text.value.find_first_of("/:") != std::string::npos
           && std::any_of(formats.begin(), formats.end(), [&](const char* format) {
                  return source::equal_folded(parts.front().text.value, format);
              });
}

} // namespace lakelint::facts
