// SPDX-License-Identifier: Apache-2.0
#include "rule/presence.h"

#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using State = Presence::State;

Presence look_up(const std::map<std::string, catalog::PropertyState>& settings,
                 const catalog::Unknown* hidden, const std::string& key) {
    const auto found = settings.find(source::fold_case(key));
    if (found != settings.end()) {
        const catalog::PropertyState& state = found->second;
        if (state.contradicted && (state.removed || state.unset_elsewhere))
            return {State::unknown, nullptr,
                    disagreement(state.place, *state.contradicted, fmt::format("`{}`", key))};
        if (!state.removed) return {State::set, &state, {}};
    }
    if (hidden != nullptr) return {State::unknown, nullptr, hidden->reason};
    // A key with a hole in it may turn out to be this one.
    const auto open = std::find_if(settings.begin(), settings.end(), [](const auto& entry) {
        return !entry.second.property.key.text.literal();
    });
    if (open == settings.end()) return {};
    return {State::unknown, nullptr,
            fmt::format("a key is only known when the job runs: `{}`", open->second.property.key.text.value)};
}

} // namespace

Presence property_presence(const catalog::Relation& relation, const std::string& key) {
    return look_up(relation.properties, relation.hidden_property(source::fold_case(key)), key);
}

Presence tag_presence(const catalog::Relation& relation, const std::string& key) {
    return look_up(relation.tags, relation.hidden_tag(source::fold_case(key)), key);
}

Presence setting_presence(const catalog::Relation& relation, const catalog::SettingState& setting,
                          catalog::Aspect aspect, std::string_view what) {
    const bool disputed = setting.contradicted && (!setting.value || setting.unset_elsewhere);
    if (disputed) return {State::unknown, nullptr, disagreement(*setting.place, *setting.contradicted, what)};
    if (setting.value) return {State::set, nullptr, {}};
    const catalog::Unknown* hidden = relation.hidden(aspect);
    if (hidden != nullptr) return {State::unknown, nullptr, hidden->reason};
    return {};
}

std::string disagreement(const catalog::Place& one, const catalog::Place& other, std::string_view on) {
    return fmt::format("{} and {} disagree on {}, and the policy's `order` does not say which comes last",
                       one.file->path, other.file->path, on);
}

} // namespace lakelint::rule
