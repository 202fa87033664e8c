// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"

namespace lakelint::catalog {

/// How a CREATE lays its relation out, be it not at all.
[[nodiscard]] LayoutState layout_of(const facts::Creation& creation, const facts::FileFacts& file);

/// CLUSTER BY of a relation that is laid out in some way already.
void cluster(LayoutState& layout, const facts::Clustering& clustering, const facts::FileFacts& file);

[[nodiscard]] bool same_layout(const LayoutState& a, const LayoutState& b);

} // namespace lakelint::catalog
