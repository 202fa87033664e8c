// SPDX-License-Identifier: Apache-2.0
#include "rule/related.h"

#include <fmt/format.h>

namespace lakelint::rule {

std::string how_to_set(const catalog::Relation& relation, const std::string& settings) {
    const bool has_list = relation.creation != nullptr && !relation.creation->properties.empty();
    return has_list ? fmt::format("add {} to its TBLPROPERTIES", settings)
                    : fmt::format("add TBLPROPERTIES ({})", settings);
}

std::vector<Aside> creation_note(const catalog::Relation& relation, const Place& place) {
    if (!relation.created()) return {};
    const source::Span& statement = relation.statement->span;
    const bool inside = place.file == relation.place.file && place.span.begin >= statement.begin
                        && place.span.end <= statement.end;
    if (inside) return {};
    return {{relation.place, fmt::format("`{}` is created here", relation.name.text())}};
}

} // namespace lakelint::rule
