// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/antlr.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace lakelint::parse {

/// What a statement cannot do without at some place: a token, or a rule of the grammar that is read as a
/// whole.
struct Step {
    std::size_t id = 0; ///< the type of the token, or the index of the rule
    bool rule = false;

    friend bool operator==(const Step&, const Step&) = default;
};

/// What must come next when everything optional is left out, each alternative once, in the grammar's order.
/// Rules for which `whole` is true count as one step; the others are looked into.
[[nodiscard]] std::vector<Step> required_next(antlr4::Parser& parser,
                                              const std::function<bool(std::size_t rule)>& whole);

} // namespace lakelint::parse
