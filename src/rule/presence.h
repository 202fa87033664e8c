// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"

#include <cstdint>
#include <string>
#include <string_view>

// Whether a relation has something after folding, or why that cannot be said.
namespace lakelint::rule {

struct Presence {
    enum class State : std::uint8_t { set, absent, unknown };

    State state = State::absent;
    const catalog::PropertyState* property = nullptr; ///< of a property or tag that is set
    std::string reason;                               ///< of State::unknown: one phrase
};

/// Set, whatever the value: even one of which two files disagree, unless one of them takes it away.
[[nodiscard]] Presence property_presence(const catalog::Relation& relation, const std::string& key);
[[nodiscard]] Presence tag_presence(const catalog::Relation& relation, const std::string& key);
/// `what` it is, for the reason: "its comment".
[[nodiscard]] Presence setting_presence(const catalog::Relation& relation,
                                        const catalog::SettingState& setting, catalog::Aspect aspect,
                                        std::string_view what);

/// "a.sql and b.sql disagree on `k`, and the policy's `order` does not say which comes last".
[[nodiscard]] std::string disagreement(const catalog::Place& one, const catalog::Place& other,
                                       std::string_view on);

} // namespace lakelint::rule
