// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace lakelint::cli {

/// A finding that is always on, as it is no rule of a policy: `syntax/…` and `policy/…`.
struct OwnFinding {
    std::string_view id;
    std::string_view severity;
    std::string_view about; ///< what it finds and what to do, in a few sentences
};

/// In the order of their ids.
[[nodiscard]] std::span<const OwnFinding> own_findings();

} // namespace lakelint::cli
