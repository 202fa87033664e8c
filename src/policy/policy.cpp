// SPDX-License-Identifier: Apache-2.0
#include "policy/policy.h"

#include "source/path_glob.h"

#include <algorithm>
#include <system_error>

namespace lakelint::policy {

namespace {

/// Whether a schema is one of a layer's: its globs are alternatives.
Verdict lies_in(const Layer& layer, const source::Text* catalog, const source::Text* schema) {
    Verdict verdict = Verdict::no;
    for (const SchemaPattern& pattern : layer.schemas) {
        verdict = verdict || pattern.match(catalog, schema);
        if (verdict == Verdict::yes) break;
    }
    return verdict;
}

Captures captures_of(const Layer& layer, const source::Text* catalog, const source::Text* schema) {
    Captures captures;
    for (const SchemaPattern& pattern : layer.schemas) {
        if (pattern.match(catalog, schema, &captures) == Verdict::yes) break;
    }
    return captures;
}

} // namespace

bool Policy::inherits(const PolicyReference& at) const {
    return std::find(inherited.begin(), inherited.end(), at.path) != inherited.end();
}

const Layer* Policy::layer(std::string_view name) const {
    const auto found =
        std::find_if(layers.begin(), layers.end(), [name](const Layer& each) { return each.name == name; });
    return found == layers.end() ? nullptr : &*found;
}

std::vector<std::string> Policy::layer_names() const {
    std::vector<std::string> all;
    for (const Layer& each : layers)
        all.push_back(each.name);
    return all;
}

LayerVerdict layer_of(const Policy& policy, const source::Text* catalog, const source::Text* schema) {
    for (const Layer& layer : policy.layers) {
        const Verdict verdict = lies_in(layer, catalog, schema);
        if (verdict == Verdict::unknown) return {Verdict::unknown, nullptr, {}};
        if (verdict == Verdict::yes) return {Verdict::yes, &layer, captures_of(layer, catalog, schema)};
    }
    return {};
}

bool matches_path(const std::vector<std::string>& globs, std::string_view path) {
    return std::any_of(globs.begin(), globs.end(),
                       [path](const std::string& glob) { return source::PathGlob(glob).match(path); });
}

std::optional<std::filesystem::path> find(const std::filesystem::path& from) {
    std::error_code error;
    std::filesystem::path folder = std::filesystem::absolute(from, error).lexically_normal();
    if (error) return std::nullopt;
    if (!folder.has_filename()) folder = folder.parent_path(); // written with a '/' at its end
    while (true) {
        std::filesystem::path candidate = folder / file_name;
        if (std::filesystem::is_regular_file(candidate, error)) return candidate;
        const std::filesystem::path parent = folder.parent_path();
        if (parent == folder) return std::nullopt;
        folder = parent;
    }
}

} // namespace lakelint::policy
