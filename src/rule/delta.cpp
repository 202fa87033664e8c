// SPDX-License-Identifier: Apache-2.0
#include "rule/delta.h"

#include "source/text.h"

#include <fmt/format.h>

namespace lakelint::rule::delta {

DurationProperty duration_property(const catalog::Relation& relation, std::string_view key) {
    using State = DurationProperty::State;
    DurationProperty result;
    const auto found = relation.properties.find(source::fold_case(key));
    if (found == relation.properties.end()) {
        if (relation.more_properties) {
            result.state = State::unknown;
            result.reason = relation.more_properties->reason;
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
