// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lineage.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace lakelint::catalog {

/// Takes the nodes and reads of a lineage as they are met, and orders them in the end.
class LineageAssembly {
  public:
    explicit LineageAssembly(Lineage& lineage) : lineage_(lineage) {}

    /// The number of a node by its key, until the nodes are ordered by their keys. The first of a key counts.
    std::uint32_t add_node(std::string key, LineageNode node);
    /// Rows of a node that are of one file alone: a number to be used in place of the node's.
    std::uint32_t add_own_rows(std::uint32_t node, bool last);
    void add(const LineageSite& site) { lineage_.sites_.push_back(site); }
    void add(const OtherRead& other) { lineage_.other_reads_.push_back(other); }
    /// What is said of `node` may be said under `other`.
    void add_possibility(std::uint32_t node, std::uint32_t other) { possible_.emplace_back(node, other); }

    [[nodiscard]] LineageNode& node(std::uint32_t number) { return lineage_.nodes_[number]; }

    /// To be called once, after which nothing may be added.
    void finish();

  private:
    void number_nodes();
    void renumber(const std::vector<std::uint32_t>& number);
    void group_sites();
    void link_edges();
    void list_possible();

    static constexpr std::uint32_t own =
        0x8000'0000; ///< marks rows of one file until nodes have their numbers

    Lineage& lineage_;
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::vector<const std::string*> keys_;                          ///< by node
    std::vector<std::pair<std::uint32_t, std::uint32_t>> possible_; ///< see add_possibility
};

} // namespace lakelint::catalog
