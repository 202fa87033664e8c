// SPDX-License-Identifier: Apache-2.0
#include "policy/contradiction_checks.h"
#include "policy/pattern_pieces.h"

#include <algorithm>
#include <set>

namespace lakelint::policy {

namespace {

/// Files whose history is gone are reached by nobody: the log has to last as long as they do.
void check_retention(const Layer& layer, Contradictions& out) {
    if (!layer.retention) return;
    const auto& [files, log, rows] = layer.retention->value;
    if (!files || !log || !files->value.min || !log->value.max) return;
    if (*log->value.max >= *files->value.min) return;
    const std::string least = to_string(*files->value.min);
    out.add(
        Severity::warning, out.places.key(log->at, "log"),
        fmt::format("layer `{}` allows a log of at most {} and wants deleted files kept for at least {}, so "
                    "that no table keeps its log as long as its files",
                    layer.name, to_string(*log->value.max), least),
        fmt::format("let `log` reach {}", least),
        {{"how long deleted files are kept is said here", out.places.key(files->at, "deleted-files")}});
}

/// Demands on tables in a layer that takes none.
void check_views(const Layer& layer, Contradictions& out) {
    if (!layer.kinds || layer.kinds->value.empty()) return;
    const auto& kinds = layer.kinds->value;
    if (!std::all_of(kinds.begin(), kinds.end(), [](const std::string& kind) { return kind == "view"; }))
        return;
    const auto report = [&](const auto& demand, const char* key) {
        if (!demand) return;
        out.add(
            Severity::warning, out.places.key(demand->at, key),
            fmt::format("`{}` of layer `{}` binds nothing: its `kinds` allow only views", key, layer.name),
            fmt::format("leave `{}` out, or allow tables in `kinds`", key),
            {{"which kinds are allowed is said here", out.places.key(layer.kinds->at, "kinds")}});
    };
    report(layer.retention, "retention");
    report(layer.layout, "layout");
    report(layer.expires, "expires");
    report(layer.location, "location");
    report(layer.maintenance, "maintenance");
}

/// Kinds of relation that leave nothing to the layer's demand on locations, or nothing at all.
void check_location(const Layer& layer, Contradictions& out) {
    if (!layer.location || !layer.kinds || layer.kinds->value.empty()) return;
    const auto& kinds = layer.kinds->value;
    const auto external = std::count(kinds.begin(), kinds.end(), "external-table");
    const auto views = std::count(kinds.begin(), kinds.end(), "view");
    const auto all = static_cast<std::ptrdiff_t>(kinds.size());
    const Location place = out.places.key(layer.location->at, "location");
    std::vector<Note> notes{
        {"which kinds are allowed is said here", out.places.key(layer.kinds->at, "kinds")}};
    if (layer.location->value.managed && external == all) {
        out.add(Severity::error, place,
                fmt::format("no table can be created in layer `{}`: its `kinds` allow only external tables, "
                            "and its `location` only managed ones",
                            layer.name),
                "list the paths of its tables in `location`, or allow `table` in `kinds`", std::move(notes));
    } else if (!layer.location->value.managed && external == 0 && views < all) {
        out.add(Severity::warning, place,
                fmt::format("`location` of layer `{}` binds nothing: its `kinds` allow no external tables",
                            layer.name),
                "write `location: managed`, or allow `external-table` in `kinds`", std::move(notes));
    }
}

/// The placeholders of an owner, each once, as they are written.
std::set<std::string> placeholders_of(const std::string& owner,
                                      const std::map<std::string, Placeholder>& names) {
    std::set<std::string> found;
    const auto pieces = parse_pieces(owner, names, Style::name);
    if (!pieces) return found;
    for (const Piece& piece : *pieces)
        if (piece.is_placeholder()) found.insert(piece.text);
    return found;
}

void check_placeholder(const Layer& layer, const std::string& placeholder, Contradictions& out) {
    const auto holds = [&](const SchemaPattern& glob) {
        return glob.text().find(placeholder) != std::string::npos;
    };
    const Location owner = out.places.key(layer.owner->at, "owner");
    if (std::none_of(layer.schemas.begin(), layer.schemas.end(), holds)) {
        out.add(Severity::error, owner,
                fmt::format("`owner` of layer `{}` uses `{}`, which none of its `schemas` hold", layer.name,
                            placeholder),
                fmt::format("write it in them, as in `*.personal_{}`", placeholder));
        return;
    }
    for (std::size_t i = 0; i < layer.schemas.size(); ++i) {
        const SchemaPattern& glob = layer.schemas[i];
        if (holds(glob)) continue;
        const PolicyReference& at = i < layer.schemas_at.size() ? layer.schemas_at[i] : layer.at;
        out.add(Severity::warning, out.places.value(at, glob.text()),
                fmt::format("`{}` of layer `{}` holds no `{}`, so that nobody owns what lies in it",
                            glob.text(), layer.name, placeholder),
                fmt::format("write `{}` in it, or put it into a layer without `owner`", placeholder),
                {{"the owner is said here", owner}});
    }
}

} // namespace

void check_demands(const Policy& policy, Contradictions& out) {
    for (const Layer& layer : policy.layers) {
        check_retention(layer, out);
        check_views(layer, out);
        check_location(layer, out);
        if (!layer.owner) continue;
        for (const std::string& placeholder : placeholders_of(layer.owner->value, policy.names))
            check_placeholder(layer, placeholder, out);
    }
}

} // namespace lakelint::policy
