// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lakelint::catalog {

/// A column of what is read that a value comes from.
struct ColumnOrigin {
    std::uint32_t read = 0; ///< index into the catalog's reads
    std::string column;     ///< LineageNode::unknown_columns: some of them, or all
    Span span;              ///< where it is named
    bool direct = false;    ///< the value as it is, not computed with
    bool certain = true;    ///< false: the column may be another relation's
};

struct StoredColumn {
    std::string name; ///< empty where the query gives none
    std::vector<ColumnOrigin> origins;
};

/// What a query yields, with temporary views seen through.
struct StoredRows {
    std::vector<StoredColumn> columns; ///< in order, but for those that are only passed on
    std::vector<ColumnOrigin> passed;  ///< all columns of these are there, too, under their own names
    std::vector<ColumnOrigin> hidden;  ///< there may be others, which come from these

    /// All columns are in the list.
    [[nodiscard]] bool listed() const { return passed.empty() && hidden.empty(); }
    [[nodiscard]] const StoredColumn* find(std::string_view name) const;
};

/// Rows that a statement puts somewhere, by CREATE or by a write.
struct Storing {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr;
    const facts::Creation* creation = nullptr; ///< null: by a write, or by ALTER VIEW … AS
    const facts::Write* write = nullptr;
    Span target; ///< the last part of its name
    StoredRows rows;
};

/// Reads of the catalog by what they are in the facts.
using ReadNumbers = std::unordered_map<const facts::Read*, std::uint32_t>;

/// Everything that the statements of a file store in relations, in their order.
[[nodiscard]] std::vector<Storing> stored_rows(const facts::FileFacts& file, const ReadNumbers& numbers);

} // namespace lakelint::catalog
