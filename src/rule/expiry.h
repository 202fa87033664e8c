// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "policy/policy.h"
#include "rule/project.h"
#include "rule/subjects.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// When a relation may go: the date in a table property or tag that a layer's `expires` names.
namespace lakelint::rule {

/// What a relation says of its expiry after folding. A tag and a property may both be there.
struct Expiry {
    std::vector<const catalog::PropertyState*> set; ///< those that are known to be there
    std::optional<std::string> unknown; ///< why others may be there that cannot be seen: one phrase
};

[[nodiscard]] Expiry expiry_of(const catalog::Relation& relation, const std::string& property);

/// "a.sql and b.sql disagree on `expires_on`, …", if two files do.
[[nodiscard]] std::optional<std::string> contradiction(const catalog::PropertyState& state,
                                                       const std::string& property);

/// The last day that a layer allows; absent where it has no `max`.
[[nodiscard]] std::optional<std::chrono::year_month_day> last_expiry(const policy::Expiry& expiry,
                                                                     std::chrono::year_month_day today);

/// Calls `visit` for every relation that is not temporary, those included that nothing in the project
/// creates.
void each_known_relation(const Project& project, const std::function<void(const Table&)>& visit);

} // namespace lakelint::rule
