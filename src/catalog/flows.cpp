// SPDX-License-Identifier: Apache-2.0
#include "catalog/flows.h"

#include <algorithm>
#include <numeric>

namespace lakelint::catalog {

Flows::Flows(const Lineage& lineage, std::vector<std::uint32_t> nodes, std::vector<Flow> flows)
    : lineage_(lineage), nodes_(std::move(nodes)), flows_(std::move(flows)), steps_(2 * nodes_.size()) {
    find_circles();
    std::erase_if(flows_, [this](const Flow& flow) { return circle_of(flow.arc) == nowhere; });
    const auto order = [](const Flow& flow) { return flow.site == nullptr ? 0 : flow.site->read + 1; };
    std::sort(flows_.begin(), flows_.end(), [&](const Flow& a, const Flow& b) {
        return a.arc != b.arc ? a.arc < b.arc : order(a) < order(b);
    });
    const auto same = [](const Flow& a, const Flow& b) { return a.arc == b.arc; };
    flows_.erase(std::unique(flows_.begin(), flows_.end(), same), flows_.end());
    first_.assign(nodes_.size() + 1, 0);
    for (const Flow& flow : flows_)
        ++first_[flow.arc.from + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
}

void Flows::find_circles() {
    std::vector<Arc> arcs;
    arcs.reserve(flows_.size());
    for (const Flow& flow : flows_)
        arcs.push_back(flow.arc);
    circles_ = components(graph_of(static_cast<std::uint32_t>(nodes_.size()), std::move(arcs)));
    circle_of_.assign(nodes_.size(), nowhere);
    for (std::uint32_t i = 0; i < circles_.size(); ++i)
        for (const std::uint32_t place : circles_[i])
            circle_of_[place] = i;
}

std::vector<const Flow*> Flows::way(std::uint32_t from, std::uint32_t to,
                                    std::array<std::uint32_t, 2> homes) {
    for (const std::uint32_t met : reached_)
        steps_[met] = {};
    const auto is_other = [&](std::uint32_t node) {
        return node != homes[0] && node != homes[1] && !lineage_.nodes()[node].scratch;
    };
    reached_.assign(1, state(from, false));
    for (std::size_t i = 0; i < reached_.size(); ++i) {
        const std::uint32_t here = reached_[i];
        for (std::uint32_t f = first_[here / 2]; f < first_[here / 2 + 1]; ++f) {
            const std::uint32_t place = flows_[f].arc.to;
            const bool away = here % 2 == 1 || is_other(nodes_[place]);
            if (place == to && away) return way_to({f, here}, state(from, false));
            Step& step = steps_[state(place, away)];
            if (place == to || place == from || step.flow != nowhere) continue;
            step = {f, here};
            reached_.push_back(state(place, away));
        }
    }
    return {};
}

std::vector<const Flow*> Flows::way_to(Step last, std::uint32_t start) const {
    std::vector<const Flow*> way{&flows_[last.flow]};
    for (std::uint32_t at = last.from; at != start; at = steps_[at].from)
        way.push_back(&flows_[steps_[at].flow]);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace lakelint::catalog
