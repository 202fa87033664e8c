// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <functional>

namespace lakelint::rule {

/// One ALTER … RENAME TO. `name`, `layer` and `place` are those of the new name.
struct Renamed : Subject {
    catalog::ObjectName old_name;
};

/// Calls `visit` for every renaming of a relation that is not temporary, in the order of files and
/// statements.
void each_renamed(const Project& project, const std::function<void(const Renamed&)>& visit);

} // namespace lakelint::rule
