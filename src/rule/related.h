// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "rule/out.h"

#include <vector>

namespace lakelint::rule {

/// A note on where a relation is created; none where `place` stands in that very statement.
[[nodiscard]] std::vector<Aside> creation_note(const catalog::Relation& relation, const Place& place);

} // namespace lakelint::rule
