// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lineage.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lakelint::catalog {

/// Relations that feed each other in a circle.
struct Cycle {
    /// From one relation to the next and back to the first. The last hop is the one whose read comes last in
    /// the order of files and statements: the read that closes the cycle.
    std::vector<const LineageSite*> hops;
    std::size_t others = 0; ///< further relations that feed these and are fed by them
};

/// Two names that may stand for one relation, which then would be part of a circle.
struct PossibleCycle {
    const LineageSite* site = nullptr; ///< a read under the one name
    std::uint32_t written = 0;         ///< the node that is written under the other
    std::uint32_t read = 0;            ///< the node that is read
};

/// Finds the circles in which rows can go around. A relation that reads itself is none, nor is one that does
/// so by way of what its job makes and drops. What only looks something up closes none either: a read at a
/// fixed version, a clone, a subquery in a condition. There is a shortest one for each set of relations that
/// all feed each other; linear.
[[nodiscard]] std::vector<Cycle> find_cycles(const Lineage& lineage);

/// At most one for each set of relations that would all feed each other.
[[nodiscard]] std::vector<PossibleCycle> find_possible_cycles(const Lineage& lineage);

} // namespace lakelint::catalog
