// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <utility>

namespace lakelint::facts {

/// Converts to anything, in unevaluated expressions only.
struct Anything {
    template <typename T>
    operator T() const; // NOLINT(google-explicit-constructor)
};

template <typename Aggregate, std::size_t... Index>
[[nodiscard]] constexpr bool takes(std::index_sequence<Index...> /*of initialisers*/) {
    return requires { Aggregate{(static_cast<void>(Index), Anything{})...}; };
}

/// Number of members of an aggregate: the most initialisers that its braces take.
template <typename Aggregate, std::size_t Count = 32>
[[nodiscard]] constexpr std::size_t arity() {
    static_assert(Count != 0);
    if constexpr (takes<Aggregate>(std::make_index_sequence<Count>())) {
        return Count;
    } else {
        return arity<Aggregate, Count - 1>();
    }
}

} // namespace lakelint::facts
