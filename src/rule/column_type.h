// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What a column's type says; types as facts::Column has them: lower case, `struct<a:int,b:array<string>>`.
namespace lakelint::rule::column_type {

/// `array` of `array<int>`, `decimal` of `decimal(18,2)`.
[[nodiscard]] std::string_view base(std::string_view type);

struct Field {
    std::string name; ///< without backquotes
    std::string type;
};

/// The fields of a struct; none of any other type.
[[nodiscard]] std::vector<Field> fields(std::string_view type);

/// How many columns Delta counts for its statistics: the leaves of a struct; arrays and maps are one.
[[nodiscard]] std::size_t leaves(std::string_view type);

/// False where a placeholder stands for the type or part of it.
[[nodiscard]] bool is_literal(std::string_view type);

} // namespace lakelint::rule::column_type
