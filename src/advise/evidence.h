// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"

#include <set>
#include <string>
#include <vector>

namespace lakelint::advise {

/// What a table's uses say of each column, the weightiest first; of two alike the one that comes first in
/// the alphabet.
[[nodiscard]] std::vector<ColumnEvidence> evidence_of(const TableUses& table);

/// Columns by which rows are laid out, folded, and how.
struct Keys {
    std::set<std::string> columns;
    catalog::LayoutState::Kind kind = catalog::LayoutState::Kind::clustered;
};

/// Whether a layout lets a use leave out parts of the table wherever it goes through it.
[[nodiscard]] bool is_served(const Use& use, const Keys& keys);

/// How many of a table's uses it does that for.
[[nodiscard]] std::size_t served(const TableUses& table, const Keys& keys);

/// UPDATEs, DELETEs and MERGEs with a condition that bounds none of the columns, as far as can be seen.
[[nodiscard]] std::vector<const Use*> scattered(const TableUses& table, const std::set<std::string>& columns);

} // namespace lakelint::advise
