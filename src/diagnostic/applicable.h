// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

namespace lakelint::diagnostic {

/// The first fix of a finding that may be applied: it has edits, and is not beyond `allowed`, which is safe,
/// or unsafe for both. Null where it has none.
[[nodiscard]] const Fix* applicable(const Diagnostic& finding, Safety allowed);

} // namespace lakelint::diagnostic
