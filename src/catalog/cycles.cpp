// SPDX-License-Identifier: Apache-2.0
#include "catalog/cycles.h"

#include "catalog/flows.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace lakelint::catalog {
namespace {

/// A copy that is made once, or a look at what was there some time ago, goes around no circle.
bool goes_around(const ResolvedRead& read) {
    const facts::Statement& statement = *read.statement;
    const bool clones = std::any_of(statement.creations.begin(), statement.creations.end(),
                                    [](const auto& creation) { return creation.copy_of.has_value(); });
    return !read.read->travel && !read.read->condition && !clones;
}

/// The places of a lineage: its nodes, then the rows that are of one file alone.
std::vector<std::uint32_t> places_of(const Lineage& lineage) {
    std::vector<std::uint32_t> nodes(lineage.nodes().size());
    std::iota(nodes.begin(), nodes.end(), 0);
    for (const OwnRows& own : lineage.own_rows())
        nodes.push_back(own.node);
    return nodes;
}

std::vector<Flow> flows_of(const Lineage& lineage) {
    std::vector<Flow> flows;
    for (const LineageEdge& edge : lineage.edges())
        for (const LineageSite& site : edge.sites)
            flows.push_back({{site.from_rows, site.to_rows}, &site});
    auto place = static_cast<std::uint32_t>(lineage.nodes().size());
    for (const OwnRows& own : lineage.own_rows()) {
        if (own.last) flows.push_back({{place, own.node}, nullptr});
        ++place;
    }
    return flows;
}

/// Most reads lie on no circle at all, so that the costlier question comes second.
Flows circling(const Lineage& lineage, std::vector<std::uint32_t> nodes, std::vector<Flow> flows) {
    std::erase_if(flows,
                  [](const Flow& flow) { return flow.site != nullptr && flow.arc.from == flow.arc.to; });
    const Flows any(lineage, nodes, flows);
    std::erase_if(flows, [&](const Flow& flow) {
        return any.circle_of(flow.arc) == Flows::nowhere
               || (flow.site != nullptr && !goes_around(lineage.read(*flow.site)));
    });
    return {lineage, std::move(nodes), std::move(flows)};
}

/// The relations of a circle that remain when the jobs have ended, by node.
std::set<std::uint32_t> lasting(const Lineage& lineage, const Flows& flows,
                                const std::vector<std::uint32_t>& circle) {
    std::set<std::uint32_t> nodes;
    for (const std::uint32_t place : circle) {
        const std::uint32_t node = flows.node_of(place);
        if (!lineage.nodes()[node].scratch) nodes.insert(node);
    }
    return nodes;
}

Cycle cycle_of(const Flows& flows, const std::vector<const Flow*>& way, std::set<std::uint32_t> relations) {
    Cycle cycle;
    for (const Flow* flow : way) {
        const std::uint32_t to = flows.node_of(flow->arc.to);
        if (flow->site != nullptr && flows.node_of(flow->arc.from) != to) cycle.hops.push_back(flow->site);
        relations.erase(to);
    }
    const auto closing = std::max_element(cycle.hops.begin(), cycle.hops.end(),
                                          [](const auto* a, const auto* b) { return a->read < b->read; });
    std::rotate(cycle.hops.begin(), std::next(closing), cycle.hops.end());
    cycle.others = relations.size();
    return cycle;
}

/// The circles of a lineage in which two names may stand for one relation. What is written under the one may
/// be read under the other; a name that is both written and read does not make those two the same.
class Possible {
  public:
    explicit Possible(const Lineage& lineage)
        : lineage_(lineage), nodes_(places_of(lineage)), readers_(lineage.nodes().size(), Flows::nowhere) {
        for (std::uint32_t node = 0; node < readers_.size(); ++node) {
            if (lineage.may_be(node).empty()) continue;
            readers_[node] = static_cast<std::uint32_t>(nodes_.size());
            nodes_.push_back(node);
        }
    }

    std::vector<PossibleCycle> find() {
        std::vector<Flow> all = flows_of(lineage_);
        for (Flow& flow : all)
            flow.arc.from = reader(flow.arc.from);
        for (std::uint32_t node = 0; node < readers_.size(); ++node) {
            if (readers_[node] == Flows::nowhere) continue;
            all.push_back({{node, readers_[node]}, nullptr});
            for (const std::uint32_t other : lineage_.may_be(node))
                all.push_back({{node, readers_[other]}, nullptr});
        }
        Flows flows = circling(lineage_, nodes_, std::move(all));
        std::vector<std::size_t> tries(flows.circles().size(), 0);
        std::vector<PossibleCycle> found;
        for (const Flow& flow : flows.flows()) {
            if (!is_link(flow) || tries[flows.circle_of(flow.arc)]++ >= most_tries) continue;
            const std::uint32_t read = flows.node_of(flow.arc.to);
            const auto way = flows.way(flow.arc.to, flow.arc.from, {read, flow.arc.from});
            if (way.empty()) continue;
            tries[flows.circle_of(flow.arc)] = most_tries;
            found.push_back({first_site(way), flow.arc.from, read});
        }
        return found;
    }

  private:
    static constexpr std::size_t most_tries = 20;

    [[nodiscard]] std::uint32_t reader(std::uint32_t place) const {
        return place < readers_.size() && readers_[place] != Flows::nowhere ? readers_[place] : place;
    }

    /// One name is written, and the other read.
    [[nodiscard]] bool is_link(const Flow& flow) const {
        return flow.site == nullptr && flow.arc.from < readers_.size()
               && flow.arc.to != readers_[flow.arc.from] && nodes_[flow.arc.to] != flow.arc.from;
    }

    static const LineageSite* first_site(const std::vector<const Flow*>& way) {
        return (*std::find_if(way.begin(), way.end(), [](const Flow* flow) { return flow->site != nullptr; }))
            ->site;
    }

    const Lineage& lineage_;
    std::vector<std::uint32_t> nodes_;   ///< by place: those of the lineage, then a reader of each open name
    std::vector<std::uint32_t> readers_; ///< by node
};

} // namespace

std::vector<Cycle> find_cycles(const Lineage& lineage) {
    Flows flows = circling(lineage, places_of(lineage), flows_of(lineage));
    std::vector<Cycle> cycles;
    for (const auto& circle : flows.circles()) {
        std::set<std::uint32_t> relations = lasting(lineage, flows, circle);
        if (relations.size() < 2) continue;
        const std::uint32_t home = *relations.begin();
        const auto start = std::find_if(circle.begin(), circle.end(),
                                        [&](std::uint32_t place) { return flows.node_of(place) == home; });
        cycles.push_back(cycle_of(flows, flows.way(*start, *start, {home, home}), std::move(relations)));
    }
    return cycles;
}

std::vector<PossibleCycle> find_possible_cycles(const Lineage& lineage) {
    const auto& nodes = lineage.nodes();
    for (std::uint32_t node = 0; node < nodes.size(); ++node)
        if (!lineage.may_be(node).empty()) return Possible(lineage).find();
    return {};
}

} // namespace lakelint::catalog
