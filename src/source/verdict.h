// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace lakelint::source {

/// The answer to a yes-or-no question that a hole, a template or an unseen statement may keep from being
/// answered.
enum class Verdict : std::uint8_t { no, unknown, yes };

[[nodiscard]] constexpr Verdict operator&&(Verdict a, Verdict b) { return a < b ? a : b; }
[[nodiscard]] constexpr Verdict operator||(Verdict a, Verdict b) { return a < b ? b : a; }
[[nodiscard]] constexpr Verdict operator!(Verdict a) {
    return a == Verdict::yes ? Verdict::no : a == Verdict::no ? Verdict::yes : Verdict::unknown;
}

} // namespace lakelint::source
