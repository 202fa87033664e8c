// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "facts/statement.h"
#include "policy/policy.h"
#include "rule/shared.h"

#include <chrono>
#include <span>

namespace lakelint::rule {

/// Everything a rule may look at: the policy, and the facts of the whole project.
struct Project {
    Project(const policy::Policy& its_policy, const catalog::Catalog& its_catalog,
            std::span<const facts::FileFacts> its_files, std::chrono::year_month_day day)
        : policy(its_policy), catalog(its_catalog), files(its_files), today(day) {}

    const policy::Policy& policy;
    const catalog::Catalog& catalog;
    std::span<const facts::FileFacts> files; ///< in path order
    std::chrono::year_month_day today;       ///< the only day a rule knows, so that a run can be repeated

    [[nodiscard]] policy::LayerVerdict layer(const catalog::ObjectName& name) const;

    /// Something that is built from a project and that several rules look things up in.
    template <typename Index>
    [[nodiscard]] const Index& shared() const {
        return shared_.get<Index>(*this);
    }

  private:
    Shared shared_;
};

} // namespace lakelint::rule
