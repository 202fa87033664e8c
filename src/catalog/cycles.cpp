// SPDX-License-Identifier: Apache-2.0
#include "catalog/cycles.h"

#include "catalog/components.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

namespace lakelint::catalog {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

bool uses(const facts::Projection& projection, std::uint32_t read) {
    const bool in_star = std::any_of(projection.stars.begin(), projection.stars.end(),
                                     [read](const auto& star) { return !star.read || *star.read == read; });
    return in_star
           || std::any_of(projection.columns.begin(), projection.columns.end(), [read](const auto& output) {
                  return std::any_of(output.sources.begin(), output.sources.end(),
                                     [read](const auto& source) { return source.read == read; });
              });
}

/// Whether a read stands in a condition on another relation and none of its columns end up in the result.
bool only_chooses_rows(const facts::Statement& statement, const facts::Read& read) {
    const auto conditions = [&read](const facts::Predicate& predicate) {
        return predicate.present && contains(predicate.span, read.name.span);
    };
    const bool inside = std::any_of(statement.reads.begin(), statement.reads.end(), [&](const auto& other) {
        return &other != &read && conditions(other.predicate);
    });
    if (!inside || statement.projections.empty()) return false;
    const auto index = static_cast<std::uint32_t>(&read - statement.reads.data());
    return std::none_of(statement.projections.begin(), statement.projections.end(),
                        [index](const auto& projection) { return uses(projection, index); });
}

/// A copy that is made once, or a look at what was there some time ago, goes around no circle.
bool goes_around(const ResolvedRead& read) {
    const facts::Statement& statement = *read.statement;
    const bool clones = std::any_of(statement.creations.begin(), statement.creations.end(),
                                    [](const auto& creation) { return creation.copy_of.has_value(); });
    return !read.read->travel && !clones && !only_chooses_rows(statement, *read.read);
}

/// Rows, and where they go; `site` is null where they only stay until other files find them.
struct Flow {
    Arc arc;
    const LineageSite* site = nullptr;
};

std::vector<Flow> all_flows(const Lineage& lineage) {
    std::vector<Flow> flows;
    for (const LineageEdge& edge : lineage.edges())
        for (const LineageSite& site : edge.sites)
            flows.push_back({{site.from_rows, site.to_rows}, &site});
    auto rows = static_cast<std::uint32_t>(lineage.nodes().size());
    for (const OwnRows& own : lineage.own_rows()) {
        if (own.last) flows.push_back({{rows, own.node}, nullptr});
        ++rows;
    }
    return flows;
}

/// Sets of nodes that all lead to each other, and which one each node is in.
struct Circles {
    std::vector<std::vector<std::uint32_t>> sets;
    std::vector<std::uint32_t> set_of; ///< `nowhere` for a node in none

    Circles(std::uint32_t nodes, const std::vector<Flow>& flows) : set_of(nodes, nowhere) {
        std::vector<Arc> arcs;
        arcs.reserve(flows.size());
        for (const Flow& flow : flows)
            arcs.push_back(flow.arc);
        sets = components(graph_of(nodes, std::move(arcs)));
        for (std::uint32_t i = 0; i < sets.size(); ++i)
            for (const std::uint32_t node : sets[i])
                set_of[node] = i;
    }

    [[nodiscard]] bool inside(const Arc& arc) const {
        return set_of[arc.from] != nowhere && set_of[arc.from] == set_of[arc.to];
    }
};

/// The flows inside circles that can go around, ordered by their ends; of several between two ends the first.
std::vector<Flow> circling(std::vector<Flow> flows, const Circles& circles, const Lineage& lineage) {
    std::erase_if(flows, [&](const Flow& flow) {
        return !circles.inside(flow.arc) || (flow.site != nullptr && !goes_around(lineage.read(*flow.site)));
    });
    const auto order = [](const Flow& flow) { return flow.site == nullptr ? 0 : flow.site->read + 1; };
    std::sort(flows.begin(), flows.end(), [&](const Flow& a, const Flow& b) {
        return a.arc != b.arc ? a.arc < b.arc : order(a) < order(b);
    });
    const auto same = [](const Flow& a, const Flow& b) { return a.arc == b.arc; };
    flows.erase(std::unique(flows.begin(), flows.end(), same), flows.end());
    return flows;
}

/// Looks for the shortest way from rows back to themselves that leads over another relation.
class Search {
  public:
    Search(const Lineage& lineage, const std::vector<Flow>& flows, const Circles& circles)
        : lineage_(lineage), flows_(flows), circles_(circles), steps_(2 * circles.set_of.size()) {
        first_.assign(circles.set_of.size() + 1, 0);
        for (const Flow& flow : flows)
            ++first_[flow.arc.from + 1];
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
    }

    /// Nothing if the set of `start` has no other relation.
    std::vector<const Flow*> around(std::uint32_t start) {
        const std::uint32_t home = lineage_.node_of_rows(start);
        std::vector<std::uint32_t> queue{state(start, false)};
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::uint32_t here = queue[i];
            for (std::uint32_t f = first_[here / 2]; f < first_[here / 2 + 1]; ++f) {
                const Arc arc = flows_[f].arc;
                if (!circles_.inside(arc)) continue;
                const std::uint32_t node = lineage_.node_of_rows(arc.to);
                const bool away = here % 2 == 1 || (node != home && !lineage_.nodes()[node].scratch);
                if (arc.to == start) {
                    if (away) return way({f, here}, state(start, false));
                    continue;
                }
                Step& step = steps_[state(arc.to, away)];
                if (step.flow != nowhere) continue;
                step = {f, here};
                queue.push_back(state(arc.to, away));
            }
        }
        return {};
    }

  private:
    /// How a state was reached: a state is rows, and whether the way led over another relation.
    struct Step {
        std::uint32_t flow = nowhere;
        std::uint32_t from = 0;
    };

    static std::uint32_t state(std::uint32_t rows, bool away) { return 2 * rows + (away ? 1 : 0); }

    [[nodiscard]] std::vector<const Flow*> way(Step last, std::uint32_t start) const {
        std::vector<const Flow*> flows{&flows_[last.flow]};
        for (std::uint32_t at = last.from; at != start; at = steps_[at].from)
            flows.push_back(&flows_[steps_[at].flow]);
        std::reverse(flows.begin(), flows.end());
        return flows;
    }

    const Lineage& lineage_;
    const std::vector<Flow>& flows_;
    const Circles& circles_;
    std::vector<std::uint32_t> first_; ///< by rows, and one more: where the flows from them begin
    std::vector<Step> steps_;          ///< by state; no state belongs to two sets
};

/// The relations of a set of rows that remain when the jobs have ended, by node.
std::set<std::uint32_t> lasting(const Lineage& lineage, const std::vector<std::uint32_t>& rows) {
    std::set<std::uint32_t> nodes;
    for (const std::uint32_t each : rows) {
        const std::uint32_t node = lineage.node_of_rows(each);
        if (!lineage.nodes()[node].scratch) nodes.insert(node);
    }
    return nodes;
}

/// The first rows of a set by the name of their relation.
std::uint32_t first_rows(const Lineage& lineage, const std::vector<std::uint32_t>& rows, std::uint32_t node) {
    return *std::find_if(rows.begin(), rows.end(),
                         [&](std::uint32_t each) { return lineage.node_of_rows(each) == node; });
}

Cycle cycle_of(const Lineage& lineage, const std::vector<const Flow*>& way,
               std::set<std::uint32_t> relations) {
    Cycle cycle;
    for (const Flow* flow : way) {
        const std::uint32_t from = lineage.node_of_rows(flow->arc.from);
        const std::uint32_t to = lineage.node_of_rows(flow->arc.to);
        if (flow->site != nullptr && from != to) cycle.hops.push_back(flow->site);
        relations.erase(to);
    }
    const auto closing = std::max_element(cycle.hops.begin(), cycle.hops.end(),
                                          [](const auto* a, const auto* b) { return a->read < b->read; });
    std::rotate(cycle.hops.begin(), std::next(closing), cycle.hops.end());
    cycle.others = relations.size();
    return cycle;
}

} // namespace

std::vector<Cycle> find_cycles(const Lineage& lineage) {
    const auto rows = static_cast<std::uint32_t>(lineage.nodes().size() + lineage.own_rows().size());
    std::vector<Flow> flows = all_flows(lineage);
    const Circles at_most(rows, flows);
    if (at_most.sets.empty()) return {};
    flows = circling(std::move(flows), at_most, lineage);
    const Circles circles(rows, flows);
    Search search(lineage, flows, circles);
    std::vector<Cycle> cycles;
    for (const auto& set : circles.sets) {
        std::set<std::uint32_t> relations = lasting(lineage, set);
        if (relations.size() < 2) continue;
        const auto way = search.around(first_rows(lineage, set, *relations.begin()));
        cycles.push_back(cycle_of(lineage, way, std::move(relations)));
    }
    return cycles;
}

} // namespace lakelint::catalog
