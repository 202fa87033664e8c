// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Whether a column can be a key of a table's layout; see the documentation of Delta's data skipping.
namespace lakelint::rule::key_column {

/// What the column list says of a key's column.
struct Column {
    std::string type;
    std::size_t position = 0; ///< among the leaf columns, from 0
    bool identity = false;
};

/// A column, or a field of a struct as `a.b`; nothing where the list has none of that name.
[[nodiscard]] std::optional<Column> find(const std::vector<facts::Column>& columns, std::string_view path);

/// Types that Delta refuses. Partitioning takes whatever is a single value; clustering needs the statistics
/// that Delta keeps on numbers, dates, timestamps and strings only.
[[nodiscard]] bool is_refused(std::string_view type, catalog::LayoutState::Kind kind);

/// Whether Delta keeps statistics on a column, without which clustering by it prunes nothing.
struct Statistics {
    enum class Kept { yes, not_listed, too_far, unknown };

    Kept kept = Kept::yes;
    std::string reason;                           ///< of `unknown`: one phrase
    const catalog::PropertyState* list = nullptr; ///< of `not_listed`: the property that lists others
    std::size_t indexed = 0;                      ///< of `too_far`: how many leaf columns have statistics
};

/// `name` is the column's path, `column` what was found by it in the relation's list.
[[nodiscard]] Statistics statistics(const catalog::Relation& relation, const std::string& name,
                                    const Column& column);

} // namespace lakelint::rule::key_column
