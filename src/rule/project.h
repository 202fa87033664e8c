// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "facts/statement.h"
#include "policy/policy.h"

#include <chrono>
#include <span>

namespace lakelint::rule {

/// Everything a rule may look at: the policy, and the facts of the whole project.
struct Project {
    const policy::Policy& policy;
    const catalog::Catalog& catalog;
    std::span<const facts::FileFacts> files; ///< in path order
    std::chrono::year_month_day today;       ///< the only day a rule knows, so that a run can be repeated

    [[nodiscard]] policy::LayerVerdict layer(const catalog::ObjectName& name) const;
};

} // namespace lakelint::rule
