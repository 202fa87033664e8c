// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lineage.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lakelint::catalog {

/// Finds which nodes may be one and the same, because a hole in a name, or a part that nothing gives, hides
/// which relation is meant. A name that may be very many is not followed, so that the time stays linear.
class SameNames {
  public:
    explicit SameNames(const std::vector<LineageNode>& nodes);

    /// For each node those that it may be, in order; `more`: there are others, which are not listed.
    void find(std::vector<std::vector<std::uint32_t>>& may_be, std::vector<bool>& more) const;

  private:
    void find(std::uint32_t node, std::vector<std::vector<std::uint32_t>>& may_be,
              std::vector<bool>& more) const;

    const std::vector<LineageNode>& nodes_;
    /// Nodes by what their last part begins with before its first hole, folded; in order.
    std::vector<std::pair<std::string, std::uint32_t>> by_beginning_;
};

} // namespace lakelint::catalog
