// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What several rules ask of the way a relation's rows are laid out.
namespace lakelint::rule::layout {

using catalog::LayoutState;

/// Why it cannot be said how a relation is laid out, as one phrase; nothing where it can.
[[nodiscard]] std::optional<std::string> unknown_reason(const catalog::Relation& relation);

/// `partitioned` or `clustered`, for "is … by".
[[nodiscard]] std::string_view participle(const LayoutState& layout);

/// A layout's columns, in its order; of a transform the column inside.
[[nodiscard]] std::vector<std::string> columns(const LayoutState& layout);

/// "`dt`", "`dt` and `hr`", "`dt`, `hr` and `id`"; with another word for "and" where that is meant.
[[nodiscard]] std::string quoted(const std::vector<std::string>& names, std::string_view last = "and");

/// True where the clause that lays a relation out declares columns itself: PARTITIONED BY (dt DATE).
[[nodiscard]] bool declares_columns(const catalog::Relation& relation);

/// The token of a key.
[[nodiscard]] catalog::Place place_of(const LayoutState& layout, const facts::LayoutKey& key);

} // namespace lakelint::rule::layout
