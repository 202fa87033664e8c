// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace lakelint::policy {

/// A policy that comes with the program: a file of `policies/`.
struct Shipped {
    std::string_view name; ///< as `extends` names it: `medallion`
    std::string_view text;
};

/// In the order of their names.
[[nodiscard]] std::span<const Shipped> shipped_policies();

/// How findings name a shipped policy: `<lakelint>/medallion.yaml`.
constexpr std::string_view shipped_prefix = "<lakelint>/";

} // namespace lakelint::policy
