// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"

#include <fmt/format.h>

namespace lakelint::rule {

using policy::Verdict;

PossibleLayers possible_layers(const policy::Policy& policy, const catalog::ObjectName& name) {
    const source::Text* catalog = name.catalog ? &*name.catalog : nullptr;
    const source::Text* schema = name.schema ? &*name.schema : nullptr;
    PossibleLayers possible;
    for (const policy::Layer& layer : policy.layers) {
        Verdict lies_in = Verdict::no;
        for (const policy::SchemaPattern& pattern : layer.schemas)
            lies_in = lies_in || pattern.match(catalog, schema);
        if (lies_in == Verdict::no) continue;
        possible.layers.push_back(&layer);
        if (lies_in == Verdict::yes) return possible; // those after it are never reached
    }
    possible.none = true;
    return possible;
}

std::string layers_in_words(const std::vector<std::string>& names) {
    if (names.empty()) return "no layer";
    std::string words = names.size() == 1 ? "layer " : "layers ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool last = i + 1 == names.size();
        words += fmt::format("{}`{}`", i == 0 ? "" : last ? " and " : ", ", names[i]);
    }
    return words;
}

} // namespace lakelint::rule
