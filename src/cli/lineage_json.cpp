// SPDX-License-Identifier: Apache-2.0
#include "cli/lineage_view.h"
#include "cli/place_json.h"

namespace lakelint::cli {
namespace {

using nlohmann::ordered_json;

ordered_json node_json(const LineageView& view, std::uint32_t number) {
    const catalog::LineageNode& node = view.node(number);
    ordered_json entry{{"id", number}, {"name", view.name(number)}};
    if (node.column) {
        entry["relation"] = node.name.text();
        entry["column"] = view.is_unknown_columns(number) ? ordered_json() : ordered_json(*node.column);
    }
    entry.update({{"kind", text_or_null(view.kind(number))},
                  {"layer", text_or_null(view.layer(number))},
                  {"created", node.created ? to_json(view.place(*node.created)) : ordered_json()},
                  {"scratch", node.scratch},
                  {"unknown", text_or_null(view.why_open(number))}});
    return entry;
}

ordered_json edge_json(const LineageView& view, const catalog::LineageEdge& edge) {
    ordered_json places = ordered_json::array();
    for (const catalog::LineageSite& site : edge.sites) {
        ordered_json place = to_json(view.place(site));
        place["statement"] = view.lineage().read(site).statement->kind;
        if (view.options().columns) {
            place["direct"] = site.direct;
            place["certain"] = site.certain;
        }
        places.push_back(std::move(place));
    }
    return {{"from", edge.from}, {"to", edge.to}, {"places", std::move(places)}};
}

ordered_json other_reads_json(const LineageView& view, const std::vector<std::uint32_t>& nodes) {
    ordered_json list = ordered_json::array();
    for (const std::uint32_t node : nodes) {
        for (const catalog::OtherRead& other : view.lineage().other_reads(node)) {
            const catalog::ResolvedRead& read = view.lineage().read(other);
            ordered_json entry = to_json(view.place(catalog::Place{read.file, read.read->name.span}));
            entry["node"] = node;
            entry["statement"] = read.statement->kind;
            entry["chooses"] = other.chooses;
            list.push_back(std::move(entry));
        }
    }
    return list;
}

ordered_json gaps_json(const LineageView& view) {
    ordered_json list = ordered_json::array();
    for (const PrintedPlace& place : view.unread())
        list.push_back(to_json(place));
    return list;
}

} // namespace

std::string lineage_json(const LineageView& view) {
    const Shown shown = cli::shown(view);
    ordered_json objects = ordered_json::array();
    for (const std::uint32_t object : view.objects())
        objects.push_back(object);
    ordered_json nodes = ordered_json::array();
    for (const std::uint32_t node : shown.nodes)
        nodes.push_back(node_json(view, node));
    ordered_json edges = ordered_json::array();
    for (const catalog::LineageEdge* edge : shown.edges)
        edges.push_back(edge_json(view, *edge));
    ordered_json may_be = ordered_json::array();
    for (const auto& [a, b] : shown.may_be)
        may_be.push_back({a, b});
    const ordered_json document{{"version", 1},
                                {"objects", std::move(objects)},
                                {"nodes", std::move(nodes)},
                                {"edges", std::move(edges)},
                                {"mayBeSame", std::move(may_be)},
                                {"otherReads", other_reads_json(view, shown.nodes)},
                                {"unread", gaps_json(view)}};
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace lakelint::cli
