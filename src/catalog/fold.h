// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "catalog/file_order.h"
#include "catalog/relation.h"

#include <map>
#include <optional>
#include <string>

namespace lakelint::catalog {

/// What one file makes of one relation.
struct FileState {
    Relation relation;
    bool layout_set = false; ///< the file says how the relation is laid out, be it with no layout at all
    std::optional<facts::RelationKind> converted = {}; ///< SET MANAGED, SET EXTERNAL
};

/// What the statements of one file come to, applied in their order: relations by key. One that the file drops
/// in the end is not among them.
[[nodiscard]] std::map<std::string, FileState> fold_file(const facts::FileFacts& file,
                                                         const Defaults& defaults);

/// What is only done when all files have been put together: to columns that another file lists, and what
/// properties come to.
void finish(FileState& state, const FileOrder& order);

/// Adds what another file makes of a relation; where the two disagree and `later` does not decide, the
/// setting is marked as contradicted. `later`: the other file's settings come after this one's.
void merge(FileState& into, FileState&& other, bool ordered);

} // namespace lakelint::catalog
