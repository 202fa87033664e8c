// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"
#include "rule/jobs.h"

// How to get to another layout: the DDL, and what stands in its way.
namespace lakelint::advise {

/// A table that a pipeline makes: its layout stands in its CREATE alone.
[[nodiscard]] bool is_pipeline_table(const catalog::Relation& relation);

/// Adds the statements to a proposal that has its action and its keys, with what there is to say and to look
/// at.
void spell_out(const TableUses& table, const rule::Jobs& jobs, LayoutProposal& proposal);

} // namespace lakelint::advise
