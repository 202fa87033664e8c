// SPDX-License-Identifier: Apache-2.0
#include "cli/lineage_view.h"

#include "facts/fields.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {

using catalog::Lineage;
using catalog::LineageEdge;

LineageView::LineageView(const Lineage& lineage, const policy::Policy* policy, ProjectFiles& files,
                         const LineageOptions& options, std::vector<std::uint32_t> objects)
    : lineage_(lineage), policy_(policy), files_(files), options_(options), objects_(std::move(objects)),
      places_(files) {}

policy::LayerVerdict LineageView::verdict(std::uint32_t number) const {
    const catalog::LineageNode& node = this->node(number);
    if (policy_ == nullptr || node.path) return {};
    return policy::layer_of(*policy_, node.name.catalog ? &*node.name.catalog : nullptr,
                            node.name.schema ? &*node.name.schema : nullptr);
}

std::string LineageView::layer(std::uint32_t number) const {
    const policy::LayerVerdict found = verdict(number);
    return found.found == policy::Verdict::yes ? found.layer->name : std::string();
}

std::size_t LineageView::rank(const std::string& layer) const {
    if (policy_ == nullptr) return 0;
    const auto& layers = policy_->layers;
    const auto found =
        std::find_if(layers.begin(), layers.end(), [&](const auto& each) { return each.name == layer; });
    return static_cast<std::size_t>(found - layers.begin());
}

bool LineageView::layer_is_open(std::uint32_t number) const {
    return verdict(number).found == policy::Verdict::unknown;
}

std::string_view LineageView::kind(std::uint32_t number) const {
    if (node(number).path) return "path";
    return node(number).kind ? facts::name(*node(number).kind) : std::string_view();
}

std::string LineageView::why_open(std::uint32_t number) const {
    return catalog::why_open(node(number).name).value_or(std::string());
}

PrintedPlace LineageView::place(const catalog::LineageSite& site) const {
    return place(catalog::Place{lineage_.read(site).file, site.span});
}

std::vector<PrintedPlace> LineageView::places(const LineageEdge& edge) const {
    std::vector<PrintedPlace> places;
    for (const catalog::LineageSite& site : edge.sites) {
        PrintedPlace next = place(site);
        const bool said = !places.empty() && places.back().path == next.path
                          && places.back().position.line == next.position.line;
        if (!said) places.push_back(std::move(next));
    }
    return places;
}

bool Reach::reached(std::uint32_t node) const {
    return steps[state(node, false)] != LineageView::no_limit
           || steps[state(node, true)] != LineageView::no_limit;
}

const LineageEdge* self_edge(const Lineage& lineage, std::uint32_t node) {
    const auto edges = lineage.from(node);
    const auto found =
        std::lower_bound(edges.begin(), edges.end(), node,
                         [](const LineageEdge& edge, std::uint32_t to) { return edge.to < to; });
    return found != edges.end() && found->to == node ? &*found : nullptr;
}

std::vector<Neighbour> neighbours(const Lineage& lineage, std::uint32_t node, bool up) {
    std::vector<Neighbour> found;
    if (up) {
        for (const std::uint32_t index : lineage.to(node)) {
            const LineageEdge& edge = lineage.edges()[index];
            if (edge.from != node) found.push_back({edge.from, &edge});
        }
    } else {
        for (const LineageEdge& edge : lineage.from(node))
            if (edge.to != node) found.push_back({edge.to, &edge});
    }
    return found;
}

bool leads_on(const Lineage& lineage, std::uint32_t node, bool up) {
    const std::size_t itself = self_edge(lineage, node) == nullptr ? 0 : 1;
    return (up ? lineage.to(node).size() : lineage.from(node).size()) > itself;
}

Reach reach(const LineageView& view, const std::vector<std::uint32_t>& from, bool up, bool possibly) {
    const Lineage& lineage = view.lineage();
    Reach reach;
    reach.steps.assign(2 * lineage.nodes().size(), LineageView::no_limit);
    std::vector<std::uint32_t> queue;
    const auto meet = [&](std::uint32_t node, bool as_other, std::uint32_t steps) {
        std::uint32_t& known = reach.steps[Reach::state(node, as_other)];
        if (known != LineageView::no_limit) return;
        known = steps;
        queue.push_back(Reach::state(node, as_other));
    };
    const auto meet_all = [&](std::uint32_t node, std::uint32_t steps) {
        meet(node, false, steps);
        if (!possibly) return;
        for (const std::uint32_t other : lineage.may_be(node)) // which is as far away
            if (leads_on(lineage, other, up)) meet(other, true, steps);
    };
    for (const std::uint32_t node : from)
        meet_all(node, 0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const std::uint32_t steps = reach.steps[queue[i]];
        if (steps == view.depth()) continue;
        for (const Neighbour& next : neighbours(lineage, queue[i] / 2, up))
            meet_all(next.node, steps + 1);
    }
    return reach;
}

namespace {

/// Marks what lies in one direction of the objects: its nodes, and the edges on the way.
void mark(const LineageView& view, bool up, std::vector<bool>& nodes, std::vector<bool>& edges) {
    const Lineage& lineage = view.lineage();
    const Reach reached = reach(view, view.objects(), up);
    for (std::uint32_t node = 0; node < lineage.nodes().size(); ++node) {
        if (!reached.reached(node)) continue;
        nodes[node] = true;
        const std::uint32_t steps =
            std::min(reached.steps[Reach::state(node, false)], reached.steps[Reach::state(node, true)]);
        if (steps == view.depth()) continue;
        for (const Neighbour& next : neighbours(lineage, node, up))
            edges[static_cast<std::size_t>(next.edge - lineage.edges().data())] = true;
    }
}

} // namespace

Shown shown(const LineageView& view) {
    const Lineage& lineage = view.lineage();
    std::vector<bool> nodes(lineage.nodes().size(), view.whole());
    std::vector<bool> edges(lineage.edges().size(), view.whole());
    if (!view.whole()) {
        if (view.up()) mark(view, true, nodes, edges);
        if (view.down()) mark(view, false, nodes, edges);
    }
    Shown shown;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
        if (!nodes[node]) continue;
        shown.nodes.push_back(node);
        for (const std::uint32_t other : lineage.may_be(node))
            if (nodes[other]) shown.may_be.emplace_back(std::min(node, other), std::max(node, other));
    }
    std::sort(shown.may_be.begin(), shown.may_be.end());
    shown.may_be.erase(std::unique(shown.may_be.begin(), shown.may_be.end()), shown.may_be.end());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const LineageEdge& edge = lineage.edges()[i];
        if (edges[i] || (edge.from == edge.to && nodes[edge.from])) shown.edges.push_back(&edge);
    }
    return shown;
}

} // namespace lakelint::cli
