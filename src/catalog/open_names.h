// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"

#include <vector>

namespace lakelint::catalog {

/// Some statements change a relation whose name only the run knows, such as `ALTER TABLE ods.${t} …`, or
/// whose catalog nothing gives. This notes at every created relation that may be meant what it may have been
/// given.
void spread_open_names(std::vector<Relation>& relations);

} // namespace lakelint::catalog
