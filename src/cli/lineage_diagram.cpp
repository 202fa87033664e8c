// SPDX-License-Identifier: Apache-2.0

// The graph as Graphviz and Mermaid draw it. What is neither built from another relation nor feeds one is
// left out, unless it is asked for.
#include "cli/lineage_view.h"
#include "report/printable.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

using catalog::LineageEdge;

/// Nodes in no layer, and each layer with its nodes, in the order of the policy.
struct Groups {
    std::vector<std::uint32_t> outside;
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> layers;
};

Groups grouped(const LineageView& view, const Shown& shown) {
    std::set<std::uint32_t> drawn(view.objects().begin(), view.objects().end());
    for (const LineageEdge* edge : shown.edges)
        drawn.insert({edge->from, edge->to});
    for (const auto& [a, b] : shown.may_be)
        drawn.insert({a, b});
    Groups groups;
    for (const std::uint32_t node : shown.nodes) {
        if (!drawn.contains(node)) continue;
        const std::string layer = view.layer(node);
        if (layer.empty()) {
            groups.outside.push_back(node);
            continue;
        }
        const auto same = [&layer](const auto& group) { return group.first == layer; };
        auto group = std::find_if(groups.layers.begin(), groups.layers.end(), same);
        if (group == groups.layers.end()) group = groups.layers.insert(group, {layer, {}});
        group->second.push_back(node);
    }
    std::sort(groups.layers.begin(), groups.layers.end(),
              [&](const auto& a, const auto& b) { return view.rank(a.first) < view.rank(b.first); });
    return groups;
}

bool is_object(const LineageView& view, std::uint32_t node) {
    return std::find(view.objects().begin(), view.objects().end(), node) != view.objects().end();
}

bool is_view(const LineageView& view, std::uint32_t node) {
    return view.kind(node) == "view" || view.kind(node) == "materialized-view";
}

/// A string of the DOT language: a backslash would begin an escape of the label.
std::string dot_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : report::printable(text)) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

std::string dot_node(const LineageView& view, std::uint32_t node) {
    std::string attributes = fmt::format("label={}", dot_string(view.name(node)));
    if (view.node(node).path) attributes += ", shape=folder";
    std::vector<std::string> styles;
    if (is_view(view, node)) styles.emplace_back("rounded");
    if (is_object(view, node)) styles.emplace_back("bold");
    if (!view.why_open(node).empty() || view.node(node).scratch) styles.emplace_back("dashed");
    if (!styles.empty()) attributes += fmt::format(", style=\"{}\"", fmt::join(styles, ","));
    return fmt::format("n{} [{}];\n", node, attributes);
}

/// A text between quotes in Mermaid, where nothing but entities is safe.
std::string mermaid_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : report::printable(text)) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                           || std::string_view("._-:/ ").find(c) != std::string_view::npos
                           || static_cast<unsigned char>(c) > 0x7F;
        quoted += plain ? std::string(1, c) : fmt::format("#{};", static_cast<int>(c));
    }
    return quoted + "\"";
}

std::string mermaid_node(const LineageView& view, std::uint32_t node) {
    const std::string label = mermaid_string(view.name(node));
    if (view.node(node).path) return fmt::format("n{}[/{}/]\n", node, label);
    return is_view(view, node) ? fmt::format("n{}({})\n", node, label)
                               : fmt::format("n{}[{}]\n", node, label);
}

} // namespace

std::string lineage_dot(const LineageView& view) {
    const Shown shown = cli::shown(view);
    const Groups groups = grouped(view, shown);
    std::string out = "digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n";
    for (std::size_t i = 0; i < groups.layers.size(); ++i) {
        out +=
            fmt::format("  subgraph cluster_{} {{\n    label={};\n", i, dot_string(groups.layers[i].first));
        for (const std::uint32_t node : groups.layers[i].second)
            out += "    " + dot_node(view, node);
        out += "  }\n";
    }
    for (const std::uint32_t node : groups.outside)
        out += "  " + dot_node(view, node);
    for (const LineageEdge* edge : shown.edges)
        out += fmt::format("  n{} -> n{};\n", edge->from, edge->to);
    for (const auto& [a, b] : shown.may_be)
        out += fmt::format("  n{} -> n{} [dir=none, style=dashed, label=\"perhaps the same\"];\n", a, b);
    return out + "}\n";
}

std::string lineage_mermaid(const LineageView& view) {
    const Shown shown = cli::shown(view);
    const Groups groups = grouped(view, shown);
    std::string out = "flowchart LR\n";
    for (std::size_t i = 0; i < groups.layers.size(); ++i) {
        out += fmt::format("  subgraph layer{}[{}]\n", i, mermaid_string(groups.layers[i].first));
        for (const std::uint32_t node : groups.layers[i].second)
            out += "    " + mermaid_node(view, node);
        out += "  end\n";
    }
    for (const std::uint32_t node : groups.outside)
        out += "  " + mermaid_node(view, node);
    for (const LineageEdge* edge : shown.edges)
        out += fmt::format("  n{} --> n{}\n", edge->from, edge->to);
    for (const auto& [a, b] : shown.may_be)
        out += fmt::format("  n{} -.-|perhaps the same| n{}\n", a, b);
    for (const std::uint32_t object : view.objects())
        out += fmt::format("  style n{} stroke-width:3px\n", object);
    return out;
}

} // namespace lakelint::cli
