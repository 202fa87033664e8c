// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <functional>
#include <optional>

namespace lakelint::rule {

/// One query whose rows or text a statement stores. `name`, `layer` and `place` are those of what it is
/// stored in: a created or written relation, or a path, which then is its name and in no layer.
struct StoredQuery : Subject {
    StatementSite at;
    const facts::Projection& projection;
    /// Of what is created, or of what is written if the project creates it; absent: not known.
    std::optional<facts::RelationKind> kind;
    const catalog::Relation* relation; ///< of the target; null where the project says nothing of it

    /// A view keeps the query alone, and no rows.
    [[nodiscard]] bool is_view() const { return kind == facts::RelationKind::view; }
};

/// Calls `visit` for every stored query, in the order of files and statements. What is temporary stores
/// nothing.
void each_stored_query(const Project& project, const std::function<void(const StoredQuery&)>& visit);

} // namespace lakelint::rule
