// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lakelint::catalog {

/// A graph by the arcs that leave each of its nodes.
struct Graph {
    std::vector<std::uint32_t> first; ///< by node, and one more: where its arcs begin in `to`
    std::vector<std::uint32_t> to;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first.size() - 1); }
    [[nodiscard]] std::span<const std::uint32_t> from(std::uint32_t node) const {
        return std::span(to).subspan(first[node], first[node + 1] - first[node]);
    }
};

struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend auto operator<=>(const Arc&, const Arc&) = default;
};

/// `arcs` may hold one several times.
[[nodiscard]] Graph graph_of(std::uint32_t nodes, std::vector<Arc> arcs);

/// The strongly connected components of a graph that have several nodes: each in order, and all by their
/// first node. Linear, and without recursion.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> components(const Graph& graph);

} // namespace lakelint::catalog
