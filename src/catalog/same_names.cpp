// SPDX-License-Identifier: Apache-2.0
#include "catalog/same_names.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

constexpr std::size_t most_looked_at = 1000;
constexpr std::size_t most_named = 20;

bool known_whole(const ObjectName& name) { return name.catalog && name.schema && name.literal(); }

std::string known_beginning(const Text& name) {
    return source::fold_case(name.literal() ? name.value : name.value.substr(0, name.holes.front().begin));
}

bool may_be_meant(const LineageNode& node) { return !node.path && !node.scratch; }

} // namespace

SameNames::SameNames(const std::vector<LineageNode>& nodes) : nodes_(nodes) {
    by_beginning_.reserve(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (may_be_meant(nodes[i])) by_beginning_.emplace_back(known_beginning(nodes[i].name.name), i);
    std::sort(by_beginning_.begin(), by_beginning_.end());
}

void SameNames::find(std::vector<std::vector<std::uint32_t>>& may_be, std::vector<bool>& more) const {
    may_be.assign(nodes_.size(), {});
    more.assign(nodes_.size(), false);
    for (std::uint32_t node = 0; node < nodes_.size(); ++node)
        if (may_be_meant(nodes_[node]) && !known_whole(nodes_[node].name)) find(node, may_be, more);
    for (auto& list : may_be) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
}

void SameNames::find(std::uint32_t node, std::vector<std::vector<std::uint32_t>>& may_be,
                     std::vector<bool>& more) const {
    const ObjectName& name = nodes_[node].name;
    if (name.name.unknown()) {
        more[node] = true;
        return;
    }
    const bool literal = name.name.literal();
    const std::string beginning = known_beginning(name.name);
    std::vector<std::uint32_t> found;
    std::size_t looked_at = 0;
    auto each = std::lower_bound(by_beginning_.begin(), by_beginning_.end(), std::pair(beginning, 0U));
    for (; each != by_beginning_.end(); ++each) {
        if (literal ? each->first != beginning : !each->first.starts_with(beginning)) break;
        if (++looked_at > most_looked_at || found.size() > most_named) {
            more[node] = true;
            return;
        }
        if (each->second != node && may_be_same(name, nodes_[each->second].name))
            found.push_back(each->second);
    }
    if (found.size() > most_named) {
        more[node] = true;
        return;
    }
    for (const std::uint32_t other : found) {
        may_be[node].push_back(other);
        may_be[other].push_back(node);
    }
}

} // namespace lakelint::catalog
