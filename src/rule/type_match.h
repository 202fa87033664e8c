// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

// Whether two types are one; types as facts::Column has them.
namespace lakelint::rule::column_type {

/// A type by its first name, without what says nothing of the values: `integer` is `int`, `dec` is
/// `decimal(10,0)`, `timestamp_ltz` is `timestamp`; comments and collations are left out.
[[nodiscard]] std::string canonical(std::string_view type);

/// Whether a type is of the kind that another one, or the bare word of one, stands for. Widths say nothing of
/// the kind: `int` fits `bigint`, `decimal(18,2)` fits `decimal`, `varchar(9)` fits `string`. A demand with
/// numbers, such as `decimal(18,2)`, fits exactly.
[[nodiscard]] bool fits(std::string_view type, std::string_view demand);

/// A type as people write it: `DECIMAL(18,2)`; one with fields as it is, whose names would change their case.
[[nodiscard]] std::string spelled(std::string_view type);

/// A column, or a field inside its type.
struct Part {
    std::string path;      ///< `order.lines.price`
    std::string_view name; ///< the last part of it
    std::string_view type; ///< of its values: what lists and maps of it hold
};

/// Calls `visit` for a column and every field in its type, those inside arrays and maps included.
void each_part(std::string_view name, std::string_view type, const std::function<void(const Part&)>& visit);

} // namespace lakelint::rule::column_type
