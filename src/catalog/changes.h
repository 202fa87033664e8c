// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/file_order.h"
#include "catalog/relation.h"

namespace lakelint::catalog {

/// Whether an alteration changes columns or constraints, which `apply` knows to handle.
[[nodiscard]] bool changes_parts(facts::AlterKind kind);

/// Changes a relation's columns or constraints. What the file of the change and another one set to different
/// values, where no order decides, is marked as contradicted.
void apply(Relation& relation, const Change& change, const FileOrder& order);

/// Applies those that a relation still has to come. If nothing creates it, it keeps them, as they may be
/// about one whose name is like this.
void apply_changes(Relation& relation, const FileOrder& order);

} // namespace lakelint::catalog
