// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"

#include "source/text.h"

#include <fmt/format.h>

namespace lakelint::rule::delta {

bool is_delta(const Table& table, Out& out) {
    if (!table.relation.may_be_delta()) return false;
    if (table.relation.is_delta()) return true;
    out.unresolved(table.place, table.name.text(),
                   fmt::format("whether it is a Delta table is only known when the job runs: `{}`",
                               table.relation.format->text.value));
    return false;
}

std::string unreadable_reason(const catalog::PropertyState& state) {
    const facts::Property& property = state.property;
    const std::string& value = property.value.text.value;
    if (value.empty()) return fmt::format("`{}` has no value", property.key.text.value);
    return fmt::format("`{}` is no length of time that Delta can read", value);
}

DurationProperty duration_property(const catalog::Relation& relation, std::string_view key) {
    using State = DurationProperty::State;
    DurationProperty result;
    const std::string folded = source::fold_case(key);
    const auto found = relation.properties.find(folded);
    if (found == relation.properties.end()) {
        if (const auto* hidden = relation.hidden_property(folded)) {
            result.state = State::unknown;
            result.reason = hidden->reason;
        }
        return result;
    }
    const catalog::PropertyState& property = found->second;
    if (property.contradicted) {
        result.state = State::unknown;
        result.reason = fmt::format(
            "{} and {} set `{}` to different values, and the policy's `order` does not say which comes last",
            property.place.file->path, property.contradicted->file->path, key);
        return result;
    }
    if (property.removed) return result;
    result.property = &property;
    if (!property.property.value.text.literal()) {
        result.state = State::unknown;
        result.reason = fmt::format("`{}` is only known when the job runs: `{}`", key,
                                    property.property.value.text.value);
        return result;
    }
    result.state = State::set;
    if (auto parsed = policy::parse_duration(property.property.value.text.value)) result.value = *parsed;
    return result;
}

} // namespace lakelint::rule::delta
