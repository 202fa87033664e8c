// SPDX-License-Identifier: Apache-2.0
#include "rule/expiry.h"

#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using catalog::PropertyState;
using Settings = std::map<std::string, PropertyState>;

/// A key with a hole in it may turn out to be any key.
const PropertyState* open_key(const Settings& settings) {
    const auto found = std::find_if(settings.begin(), settings.end(), [](const auto& entry) {
        return !entry.second.property.key.text.literal();
    });
    return found == settings.end() ? nullptr : &found->second;
}

void look_into(const Settings& settings, const catalog::Unknown* hidden, const std::string& property,
               Expiry& expiry) {
    const auto found = settings.find(source::fold_case(property));
    if (found != settings.end()) {
        const PropertyState& state = found->second;
        const bool disputed = state.contradicted && (state.removed || state.unset_elsewhere);
        if (disputed) {
            expiry.unknown = contradiction(state, property);
        } else if (!state.removed) {
            expiry.set.push_back(&state);
        }
        return;
    }
    if (hidden != nullptr) {
        expiry.unknown = hidden->reason;
    } else if (const PropertyState* open = open_key(settings)) {
        expiry.unknown =
            fmt::format("a key is only known when the job runs: `{}`", open->property.key.text.value);
    }
}

} // namespace

Expiry expiry_of(const catalog::Relation& relation, const std::string& property) {
    Expiry expiry;
    const std::string folded = source::fold_case(property);
    look_into(relation.properties, relation.hidden_property(folded), property, expiry);
    look_into(relation.tags, relation.hidden_tag(folded), property, expiry);
    if (!relation.created() && !expiry.unknown) expiry.unknown = unseen_reason(relation.name);
    return expiry;
}

std::optional<std::string> contradiction(const PropertyState& state, const std::string& property) {
    if (!state.contradicted) return std::nullopt;
    return fmt::format("{} and {} disagree on `{}`, and the policy's `order` does not say which comes last",
                       state.place.file->path, state.contradicted->file->path, property);
}

std::optional<std::chrono::year_month_day> last_expiry(const policy::Expiry& expiry,
                                                       std::chrono::year_month_day today) {
    using namespace std::chrono;
    if (!expiry.max) return std::nullopt;
    constexpr year_month_day end_of_calendar{year{9999}, month{12}, day{31}};
    const sys_days last = sys_days(today) + floor<days>(expiry.max->value);
    return std::min(last, sys_days(end_of_calendar));
}

void each_known_relation(const Project& project, const std::function<void(const Table&)>& visit) {
    for (const auto& relation : project.catalog.relations()) {
        if (relation.is_temporary()) continue;
        Subject about{project, relation.place, relation.name, project.layer(relation.name)};
        visit({std::move(about), relation});
    }
}

} // namespace lakelint::rule
