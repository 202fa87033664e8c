// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"
#include "lower/databricks/yield.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace lakelint::lower::databricks {

/// A subquery or common table. Those that it uses come before it.
struct Derivation {
    std::shared_ptr<const Yield> yield;
    std::vector<std::uint32_t> uses;
};

/// One place where a query reads from a derivation, and how it bounds what it finds there.
struct Use {
    std::shared_ptr<const Yield> seen; ///< what the derivation yields, under the names that columns have here
    facts::Predicate predicate;
};

/// Functions that make one row of many.
[[nodiscard]] bool is_aggregate(std::string_view function);

} // namespace lakelint::lower::databricks
