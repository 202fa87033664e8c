// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/components.h"
#include "catalog/lineage.h"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace lakelint::catalog {

/// Rows go from one place to another; `site` is null where no statement takes them there: they stay until
/// other files find them, or two names may be one.
struct Flow {
    Arc arc;
    const LineageSite* site = nullptr;
};

/// Flows that lie on circles, and ways along them.
class Flows {
  public:
    /// `nodes`: which node of the lineage each place belongs to. Of several flows between two places the
    /// first read counts.
    Flows(const Lineage& lineage, std::vector<std::uint32_t> nodes, std::vector<Flow> flows);

    /// Sets of places that all lead to each other.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& circles() const { return circles_; }
    /// The flows that lie on circles, ordered by their arcs.
    [[nodiscard]] const std::vector<Flow>& flows() const { return flows_; }
    /// The circle that both ends lie on; `nowhere` if there is none.
    [[nodiscard]] std::uint32_t circle_of(const Arc& arc) const {
        return circle_of_[arc.from] == circle_of_[arc.to] ? circle_of_[arc.from] : nowhere;
    }
    [[nodiscard]] std::uint32_t node_of(std::uint32_t place) const { return nodes_[place]; }

    /// A shortest way inside a circle that leads over another relation than `homes`, not counting scratch;
    /// none if there is no such way.
    [[nodiscard]] std::vector<const Flow*> way(std::uint32_t from, std::uint32_t to,
                                               std::array<std::uint32_t, 2> homes);

    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

  private:
    /// How a state was reached: a state is a place, and whether the way led over another relation.
    struct Step {
        std::uint32_t flow = nowhere;
        std::uint32_t from = 0;
    };

    static std::uint32_t state(std::uint32_t place, bool away) { return 2 * place + (away ? 1 : 0); }
    void find_circles();
    [[nodiscard]] std::vector<const Flow*> way_to(Step last, std::uint32_t start) const;

    const Lineage& lineage_;
    std::vector<std::uint32_t> nodes_;
    std::vector<Flow> flows_;
    std::vector<std::vector<std::uint32_t>> circles_;
    std::vector<std::uint32_t> circle_of_; ///< by place
    std::vector<std::uint32_t> first_;     ///< by place, and one more: where the flows from it begin
    std::vector<Step> steps_;              ///< by state
    std::vector<std::uint32_t> reached_;   ///< the states that the last search has met
};

} // namespace lakelint::catalog
