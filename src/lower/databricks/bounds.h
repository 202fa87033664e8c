// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"

#include <string>
#include <vector>

namespace lakelint::lower::databricks {

/// A column that a condition holds down, not yet matched with a relation: `t.dt` is the path {t, dt}.
struct BoundColumn {
    std::vector<facts::Word> path;
    facts::BoundKind kind = facts::BoundKind::constant;
    std::string function;
    std::vector<facts::Word> other; ///< of BoundKind::column: the column it equals, where that is one column
    bool certain = true;            ///< false: what it equals may be of the same relation
    facts::Sense sense = facts::Sense::other;
    bool flag = false; ///< as facts::Bound has it
};

/// What is true of every row that satisfies a condition.
struct Bounds {
    enum class Always : std::uint8_t { unknown, true_, false_ };

    std::vector<BoundColumn> columns;
    bool hole = false; ///< a hole stands for a condition of its own: more may be bounded
    Always always = Always::unknown;

    /// Both conditions hold.
    [[nodiscard]] static Bounds both(Bounds a, Bounds b);
    /// One of them holds: only what both bound is bounded.
    [[nodiscard]] static Bounds either(const Bounds& a, const Bounds& b);
};

/// What one side of a comparison is.
struct Shape {
    enum class Kind : std::uint8_t {
        constant, ///< needs no row: literals, parameters, functions of them
        column,   ///< one column as it is
        wrapped,  ///< a function of exactly one column
        other,
    };
    Kind kind = Kind::constant;
    std::vector<facts::Word> path; ///< of column and wrapped
    std::string function;          ///< of wrapped: the outermost
    bool truth = false;            ///< a literal TRUE
    bool literal = false;
    bool hole = false;    ///< nothing but a hole
    std::string value;    ///< of a literal, as written
    bool boolean = false; ///< TRUE or FALSE
    bool query = false;   ///< holds a subquery

    /// Two sides that are computed with each other.
    void merge(const Shape& other, const char* function_name);
};

/// Which relations of a query a condition's bounds count for; an outer join's condition spares one side.
enum class Attribution : std::uint8_t { all, last, all_but_last, none };

} // namespace lakelint::lower::databricks
