// SPDX-License-Identifier: Apache-2.0
#include "catalog/components.h"

#include <algorithm>
#include <numeric>

namespace lakelint::catalog {
namespace {

/// Tarjan's algorithm, with a stack of its own in place of recursion.
class Tarjan {
  public:
    explicit Tarjan(const Graph& graph)
        : graph_(graph), index_(graph.size(), 0), low_(graph.size(), 0), open_(graph.size(), false) {}

    std::vector<std::vector<std::uint32_t>> run() {
        for (std::uint32_t node = 0; node < graph_.size(); ++node)
            if (index_[node] == 0) visit(node);
        for (auto& each : found_)
            std::sort(each.begin(), each.end());
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

  private:
    struct Frame {
        std::uint32_t node;
        std::uint32_t next; ///< the arc to follow next
    };

    void enter(std::uint32_t node) {
        index_[node] = low_[node] = ++count_;
        open_[node] = true;
        stack_.push_back(node);
        frames_.push_back({node, graph_.first[node]});
    }

    void visit(std::uint32_t root) {
        enter(root);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const std::uint32_t node = frame.node;
            if (frame.next == graph_.first[node + 1]) {
                frames_.pop_back();
                leave(node);
                if (!frames_.empty()) lower(frames_.back().node, low_[node]);
                continue;
            }
            const std::uint32_t to = graph_.to[frame.next++];
            if (index_[to] == 0) {
                enter(to);
            } else if (open_[to]) {
                lower(node, index_[to]);
            }
        }
    }

    void lower(std::uint32_t node, std::uint32_t to) { low_[node] = std::min(low_[node], to); }

    /// The first node of a component to be entered is the last to be left.
    void leave(std::uint32_t node) {
        if (low_[node] != index_[node]) return;
        std::vector<std::uint32_t> component;
        std::uint32_t last = 0;
        do {
            last = stack_.back();
            stack_.pop_back();
            open_[last] = false;
            component.push_back(last);
        } while (last != node);
        if (component.size() > 1) found_.push_back(std::move(component));
    }

    const Graph& graph_;
    std::uint32_t count_ = 0;
    std::vector<std::uint32_t> index_; ///< in which order nodes were entered, from 1; 0: not yet
    std::vector<std::uint32_t> low_;   ///< the earliest open node that is reached from a node
    std::vector<bool> open_;           ///< on the stack
    std::vector<std::uint32_t> stack_;
    std::vector<Frame> frames_;
    std::vector<std::vector<std::uint32_t>> found_;
};

} // namespace

Graph graph_of(std::uint32_t nodes, std::vector<Arc> arcs) {
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    Graph graph;
    graph.first.assign(nodes + 1, 0);
    graph.to.reserve(arcs.size());
    for (const Arc& arc : arcs) {
        ++graph.first[arc.from + 1];
        graph.to.push_back(arc.to);
    }
    std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
    return graph;
}

std::vector<std::vector<std::uint32_t>> components(const Graph& graph) { return Tarjan(graph).run(); }

} // namespace lakelint::catalog
