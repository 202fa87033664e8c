// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

// The names of data types: what a column of a statement and a demand of the policy may say.
namespace lakelint::facts {

/// A type that is one word, and how many arguments it takes.
struct PlainType {
    std::string_view name; ///< in lower case
    std::size_t least;
    std::size_t most;
};

[[nodiscard]] std::span<const PlainType> plain_types();

/// The plain type of a name, whatever its case; null where there is none.
[[nodiscard]] const PlainType* find_plain_type(std::string_view name);

/// What a type of other databases is called here, as `BIGINT` for `int64`; empty for a name that is none.
[[nodiscard]] std::string_view type_elsewhere(std::string_view name);

} // namespace lakelint::facts
