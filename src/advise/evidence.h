// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"

namespace lakelint::advise {

/// What a table's uses say of each column, the weightiest first; of two alike the one that comes first in
/// the alphabet.
[[nodiscard]] std::vector<ColumnEvidence> evidence_of(const TableUses& table);

/// Whether a layout of that kind by these columns lets a use leave out parts of the table.
[[nodiscard]] bool is_served(const Use& use, const std::vector<std::string>& keys,
                             catalog::LayoutState::Kind kind);

/// How many of a table's uses it does that for.
[[nodiscard]] std::size_t served(const TableUses& table, const std::vector<std::string>& keys,
                                 catalog::LayoutState::Kind kind);

/// UPDATEs, DELETEs and MERGEs that bound none of some columns, as far as can be seen.
[[nodiscard]] std::vector<const Use*> scattered(const TableUses& table, const std::vector<std::string>& keys);

} // namespace lakelint::advise
