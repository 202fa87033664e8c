// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"
#include "rule/jobs.h"
#include "rule/predictive.h"

namespace lakelint::advise {

/// Finds which of OPTIMIZE and VACUUM a Delta table needs, going by the statements that write it, and which
/// of them no job of the project does.
void advise_upkeep(const rule::Table& table, const rule::Jobs& jobs,
                   const rule::PredictiveOptimization& predictive, TableAdvice& advice);

} // namespace lakelint::advise
