// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"
#include "rule/jobs.h"

namespace lakelint::advise {

/// Holds a table's evidence against its declared layout, and proposes another where the evidence is for one.
void advise_layout(const rule::Project& project, const rule::Jobs& jobs, TableAdvice& advice);

} // namespace lakelint::advise
