// SPDX-License-Identifier: Apache-2.0
#include "rule/layout.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rule::layout {

std::optional<std::string> unknown_reason(const catalog::Relation& relation) {
    const LayoutState& layout = relation.layout;
    if (layout.contradicted) {
        return fmt::format(
            "{} and {} lay it out differently, and the policy's `order` does not say which comes last",
            layout.place.file->path, layout.contradicted->file->path);
    }
    if (layout.kind == LayoutState::Kind::none && relation.unknown_layout)
        return relation.unknown_layout->reason;
    // REPLACE PARTITIONED BY WITH CLUSTER BY, away from the CREATE that lists the columns.
    if (layout.kind == LayoutState::Kind::clustered && layout.keys.empty())
        return "it is clustered by what it was partitioned by, and that is not known";
    return std::nullopt;
}

std::string_view participle(const LayoutState& layout) {
    return layout.kind == LayoutState::Kind::partitioned ? "partitioned" : "clustered";
}

std::vector<std::string> columns(const LayoutState& layout) {
    std::vector<std::string> names;
    for (const facts::LayoutKey& key : layout.keys)
        names.push_back(key.column.text.value);
    return names;
}

std::string quoted(const std::vector<std::string>& names, std::string_view last) {
    std::string result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) result += i + 1 == names.size() ? fmt::format(" {} ", last) : ", ";
        result += fmt::format("`{}`", names[i]);
    }
    return result;
}

bool declares_columns(const catalog::Relation& relation) {
    const auto& columns = relation.columns;
    const source::Span clause = relation.layout.place.span;
    return std::any_of(columns.begin(), columns.end(), [&](const facts::Column& column) {
        return columns.place(column).file == relation.layout.place.file
               && column.name.span.begin >= clause.begin && column.name.span.end <= clause.end;
    });
}

catalog::Place place_of(const LayoutState& layout, const facts::LayoutKey& key) {
    return {layout.place.file, key.column.span};
}

} // namespace lakelint::rule::layout
