// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"
#include "lower/databricks/bounds.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lakelint::lower::databricks {

/// A relation that a query's columns may belong to.
struct Source {
    enum class Kind : std::uint8_t { read, write, derived };

    Kind kind = Kind::derived;
    std::size_t index = 0;          ///< into the statement's reads or writes
    std::vector<std::string> names; ///< folded: the alias, or the parts of the relation's own name
    bool aliased = false;
};

/// What names mean inside one query: its relations, the common tables it can see, the queries around it.
struct Scope {
    Scope() = default;
    explicit Scope(Scope* around) : outer(around) {}

    Scope* outer = nullptr;
    std::vector<Source> sources;
    std::set<std::string> common_tables; ///< folded
    std::vector<BoundColumn> correlated; ///< columns of this query that a query inside it bounds

    /// A common table of this query or one around it.
    [[nodiscard]] bool is_common_table(const std::string& folded) const {
        for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
            if (scope->common_tables.contains(folded)) return true;
        }
        return false;
    }
};

} // namespace lakelint::lower::databricks
