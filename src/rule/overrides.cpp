// SPDX-License-Identifier: Apache-2.0
#include "rule/overrides.h"

#include <algorithm>
#include <string>
#include <vector>

namespace lakelint::rule {
namespace {

using policy::Override;
using policy::RuleSetting;

/// `prod`, `ods` and `orders` of `prod.ods.orders`.
std::vector<source::Text> parts_of(std::string_view object) {
    std::vector<source::Text> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= object.size(); ++i) {
        if (i < object.size() && object[i] != '.') continue;
        parts.emplace_back(std::string(object.substr(begin, i - begin)));
        begin = i + 1;
    }
    return parts;
}

/// The layer that an object lies in for certain; null where it lies in none or none can be told.
const policy::Layer* layer_of_object(const policy::Policy& policy, std::string_view object) {
    const std::vector<source::Text> parts = parts_of(object);
    if (parts.size() < 2) return nullptr;
    const source::Text* schema = &parts[parts.size() - 2];
    const source::Text* catalog = parts.size() > 2 ? &parts[parts.size() - 3] : nullptr;
    return policy::layer_of(policy, catalog, schema).layer;
}

bool selects_layer(const policy::Policy& policy, const Override& override_, std::string_view object) {
    const policy::Layer* layer = layer_of_object(policy, object);
    const auto& names = override_.layers;
    return layer != nullptr && std::find(names.begin(), names.end(), layer->name) != names.end();
}

bool selects(const policy::Policy& policy, const Override& override_, std::string_view path,
             std::string_view object) {
    const auto matches = [object](const policy::ObjectGlob& glob) { return glob.match(object); };
    const auto& objects = override_.objects;
    if (!override_.paths.empty() && !policy::matches_path(override_.paths, path)) return false;
    if (!objects.empty() && std::none_of(objects.begin(), objects.end(), matches)) return false;
    return override_.layers.empty() || selects_layer(policy, override_, object);
}

const RuleSetting* find_setting(const std::vector<RuleSetting>& rules, std::string_view pattern) {
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const RuleSetting& each) { return each.pattern == pattern; });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace

const RuleSetting* own_setting(const std::vector<RuleSetting>& rules, std::string_view id) {
    return find_setting(rules, id);
}

const RuleSetting* family_setting(const std::vector<RuleSetting>& rules, std::string_view id) {
    return find_setting(rules, std::string(id.substr(0, id.find('/'))) + "/*");
}

std::optional<std::size_t> deciding_override(const policy::Policy& policy, std::string_view id,
                                             std::string_view path, std::string_view object) {
    for (std::size_t i = policy.overrides.size(); i-- > 0;) {
        const Override& each = policy.overrides[i];
        const bool names_it =
            own_setting(each.rules, id) != nullptr || family_setting(each.rules, id) != nullptr;
        if (names_it && selects(policy, each, path, object)) return i;
    }
    return std::nullopt;
}

} // namespace lakelint::rule
