// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"
#include "source/line_index.h"

#include <nlohmann/json.hpp>

namespace lakelint::facts {

/// The facts of a file as `lakelint facts` prints them: spans are `{"line","column","endLine","endColumn"}`,
/// a text without holes is a string and one with holes `{"text","holes":[[begin,end],…]}` in bytes; what is
/// empty, absent, false, `whole` or `none` is left out.
[[nodiscard]] nlohmann::ordered_json to_json(const FileFacts& file, const source::LineIndex& lines);

} // namespace lakelint::facts
