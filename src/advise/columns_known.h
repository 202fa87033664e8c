// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "source/verdict.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace lakelint::advise {

/// Which columns the tables of a project are known to have. A column without a qualifier belongs to the one
/// relation of its query that has it: were there two, the engine would refuse it.
class ColumnsKnown {
  public:
    /// The columns that a CREATE lists.
    void add(const std::string& key, const catalog::Relation& relation);
    /// A column that a statement takes from this relation for certain, where not all are known anyway; of a
    /// field as `a.b` the column `a`.
    void add(const std::string& key, std::string_view column);

    /// `no` only where all columns are known.
    [[nodiscard]] source::Verdict has(const std::string& key, std::string_view column) const;

  private:
    struct Known {
        std::set<std::string> names; ///< folded
        bool all = false;
    };
    std::map<std::string, Known> by_key_;
};

} // namespace lakelint::advise
