// SPDX-License-Identifier: Apache-2.0
#include "cli/place_json.h"

namespace lakelint::cli {

using nlohmann::ordered_json;

ordered_json to_json(const PrintedPlace& place) {
    return {{"path", place.path}, {"line", place.position.line}, {"column", place.position.column}};
}

ordered_json text_or_null(std::string_view text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

} // namespace lakelint::cli
