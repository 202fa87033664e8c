// SPDX-License-Identifier: Apache-2.0
#include "policy/merge.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lakelint::policy {

namespace {

using Merge = Value (*)(Value earlier, Value later);

bool is_map(const Value& value) { return value.kind == Value::Kind::map; }

/// `merge_of` says how the values of a key merge.
template <typename MergeOf>
Value merge_maps(Value earlier, Value later, MergeOf merge_of) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < earlier.entries.size(); ++i)
        places.emplace(earlier.entries[i].key.scalar, i);
    std::vector<Value::Entry> merged = std::move(earlier.entries);
    std::vector<bool> gone(merged.size());
    for (Value::Entry& entry : later.entries) {
        const auto known = places.find(entry.key.scalar);
        if (known == places.end()) {
            merged.push_back(std::move(entry));
            continue;
        }
        Value::Entry& old = merged[known->second];
        gone[known->second] = entry.value.kind == Value::Kind::null;
        const Merge merge = merge_of(entry.key.scalar);
        old.value = merge(std::move(old.value), std::move(entry.value));
        old.key = std::move(entry.key);
    }
    later.entries.clear();
    for (std::size_t i = 0; i < merged.size(); ++i) {
        if (i >= gone.size() || !gone[i]) later.entries.push_back(std::move(merged[i]));
    }
    return later;
}

Value merge_values(Value earlier, Value later) {
    if (!is_map(earlier) || !is_map(later)) return later;
    return merge_maps(std::move(earlier), std::move(later), [](std::string_view) { return &merge_values; });
}

Value replace(Value /*earlier*/, Value later) { return later; }

/// A layer has one steward: naming a tag takes an inherited property away.
Value merge_layer(Value earlier, Value later) {
    if (!is_map(earlier) || !is_map(later)) return later;
    return merge_maps(std::move(earlier), std::move(later),
                      [](std::string_view key) { return key == "steward" ? &replace : &merge_values; });
}

Value merge_layers(Value earlier, Value later) {
    if (!is_map(earlier) || !is_map(later)) return later;
    return merge_maps(std::move(earlier), std::move(later), [](std::string_view) { return &merge_layer; });
}

/// The map that a severity alone is short for.
Value as_map(Value setting) {
    if (setting.kind != Value::Kind::scalar) return setting;
    Value key = setting;
    key.scalar = "severity";
    Value map;
    map.kind = Value::Kind::map;
    map.span = setting.span;
    map.line = setting.line;
    map.entries.push_back({std::move(key), std::move(setting)});
    return map;
}

Value merge_rules(Value earlier, Value later) {
    if (!is_map(earlier) || !is_map(later)) return later;
    return merge_maps(std::move(earlier), std::move(later), [](std::string_view) { return &merge_settings; });
}

} // namespace

Value merge_settings(Value earlier, Value later) {
    if (!is_map(earlier) && !is_map(later)) return later;
    return merge_values(as_map(std::move(earlier)), as_map(std::move(later)));
}

Value merge_policies(Value earlier, Value later) {
    return merge_maps(std::move(earlier), std::move(later), [](std::string_view key) {
        return key == "rules" ? &merge_rules : key == "layers" ? &merge_layers : &merge_values;
    });
}

} // namespace lakelint::policy
