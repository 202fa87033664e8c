// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "rule/out.h"

#include <string>
#include <vector>

namespace lakelint::rule {

/// "add TBLPROPERTIES ('k' = 'v')", or where the CREATE has some already, "add 'k' = 'v' to its
/// TBLPROPERTIES".
[[nodiscard]] std::string how_to_set(const catalog::Relation& relation, const std::string& settings);

/// A note on where a relation is created; none where `place` stands in that very statement.
[[nodiscard]] std::vector<Aside> creation_note(const catalog::Relation& relation, const Place& place);

} // namespace lakelint::rule
