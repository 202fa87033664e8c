// SPDX-License-Identifier: Apache-2.0
#include "catalog/lineage_assembly.h"

#include <algorithm>
#include <numeric>

namespace lakelint::catalog {

std::uint32_t LineageAssembly::add_node(std::string key, LineageNode node) {
    const auto [found, added] =
        by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(lineage_.nodes_.size()));
    if (added) {
        lineage_.nodes_.push_back(std::move(node));
        keys_.push_back(&found->first);
    }
    return found->second;
}

std::uint32_t LineageAssembly::add_own_rows(std::uint32_t node, bool last) {
    lineage_.own_rows_.push_back({node, last});
    return own | static_cast<std::uint32_t>(lineage_.own_rows_.size() - 1);
}

void LineageAssembly::finish() {
    number_nodes();
    group_sites();
    link_edges();
    list_possible();
}

/// From the order in which they were met to that of their keys.
void LineageAssembly::number_nodes() {
    auto& nodes = lineage_.nodes_;
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [this](auto a, auto b) { return *keys_[a] < *keys_[b]; });
    std::vector<std::uint32_t> number(nodes.size());
    std::vector<LineageNode> sorted;
    sorted.reserve(nodes.size());
    for (const std::uint32_t old : order) {
        number[old] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(nodes[old]));
    }
    nodes = std::move(sorted);
    renumber(number);
}

void LineageAssembly::renumber(const std::vector<std::uint32_t>& number) {
    for (OwnRows& rows : lineage_.own_rows_)
        rows.node = number[rows.node];
    const auto count = static_cast<std::uint32_t>(number.size());
    const auto change = [&](std::uint32_t& rows) {
        rows = (rows & own) != 0 ? count + (rows & ~own) : number[rows];
    };
    for (LineageSite& site : lineage_.sites_) {
        change(site.from_rows);
        change(site.to_rows);
    }
    for (OtherRead& other : lineage_.other_reads_) {
        change(other.node);
        other.node = lineage_.node_of_rows(other.node);
    }
    std::stable_sort(lineage_.other_reads_.begin(), lineage_.other_reads_.end(),
                     [](const auto& a, const auto& b) { return a.node < b.node; });
    for (auto& [node, other] : possible_) {
        change(node);
        change(other);
    }
}

void LineageAssembly::group_sites() {
    auto& sites = lineage_.sites_;
    const auto ends = [this](const LineageSite& site) {
        return std::pair(lineage_.node_of_rows(site.from_rows), lineage_.node_of_rows(site.to_rows));
    };
    std::stable_sort(sites.begin(), sites.end(),
                     [&](const auto& a, const auto& b) { return ends(a) < ends(b); });
    for (std::size_t i = 0; i < sites.size();) {
        const auto [from, to] = ends(sites[i]);
        const std::size_t first = i;
        while (i < sites.size() && ends(sites[i]) == std::pair(from, to))
            ++i;
        lineage_.edges_.push_back({from, to, std::span(sites).subspan(first, i - first)});
    }
}

void LineageAssembly::link_edges() {
    const auto& edges = lineage_.edges_;
    const std::size_t count = lineage_.nodes_.size();
    lineage_.first_from_.assign(count + 1, 0);
    lineage_.first_to_.assign(count + 1, 0);
    for (const LineageEdge& edge : edges) {
        ++lineage_.first_from_[edge.from + 1];
        ++lineage_.first_to_[edge.to + 1];
    }
    for (auto* first : {&lineage_.first_from_, &lineage_.first_to_})
        std::partial_sum(first->begin(), first->end(), first->begin());
    lineage_.edges_to_.resize(edges.size());
    auto next = lineage_.first_to_;
    for (std::uint32_t i = 0; i < edges.size(); ++i)
        lineage_.edges_to_[next[edges[i].to]++] = i;
}

void LineageAssembly::list_possible() {
    lineage_.may_be_.assign(lineage_.nodes_.size(), {});
    lineage_.more_.assign(lineage_.nodes_.size(), false);
    for (const auto& [node, other] : possible_)
        lineage_.may_be_[node].push_back(other);
    for (auto& list : lineage_.may_be_) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
}

} // namespace lakelint::catalog
