// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/jobs.h"
#include "source/verdict.h"

#include <string>

// Whether the jobs of a project optimize and vacuum a table.
namespace lakelint::rule::upkeep {

/// A pipeline maintains the tables that it makes.
[[nodiscard]] bool is_pipelines(const catalog::Relation& relation);

struct Answer {
    source::Verdict done = source::Verdict::no;
    std::string reason; ///< of `unknown`: one phrase
};

/// Whether a job does it, or for OPTIMIZE each write; `kind` is one of the two.
[[nodiscard]] Answer is_done(const catalog::Relation& relation, const Jobs& jobs,
                             facts::MaintenanceKind kind);

} // namespace lakelint::rule::upkeep
