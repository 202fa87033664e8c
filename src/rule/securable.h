// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <functional>
#include <string>

namespace lakelint::rule {

/// Something that may be granted, owned, created or changed by its name, as a subject: a catalog's or
/// schema's `name` has no name but these parts, and other kinds have the parts of a relation.
[[nodiscard]] Subject securable(const StatementSite& site, const std::string& object,
                                const facts::Name& name);

/// "schema `prod.ods`", "`prod.ods.orders`" of a relation, "the metastore" of what has no name.
[[nodiscard]] std::string securable_in_words(const std::string& object, const Subject& subject);

/// True in a layer that has an `owner`.
[[nodiscard]] bool is_personal(const Subject& subject);

/// One GRANT of anything; no DENY, no REVOKE.
struct Granted : Subject {
    const facts::Grant& grant;
};
void each_granted(const Project& project, const std::function<void(const Granted&)>& visit);

} // namespace lakelint::rule
