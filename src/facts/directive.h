// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/name.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lakelint::facts {

/// A rule or a family (`cost/*`) as a comment names it.
struct NamedRule {
    std::string text;
    Span span;
};

/// A comment that sets findings aside: `-- lakelint: disable=RULE, RULE (reason)`.
struct Directive {
    enum class Kind : std::uint8_t { disable, disable_file };
    Kind kind = Kind::disable;
    Span span;                    ///< from `lakelint` to the end of the comment's text
    std::vector<NamedRule> rules; ///< none where there is a problem
    std::string reason;           ///< empty when none is given; in one line
    /// Findings that begin in here are meant. Empty where the comment is followed by nothing that could be
    /// meant, and where there is a problem.
    Span covers;
    std::string problem; ///< why the comment is not understood, in words; empty when it is
    std::string help;    ///< what to write instead
};

/// What a directive for the whole file covers: every offset, because facts do not know how long the file is.
inline constexpr Span whole_file{0, UINT32_MAX};

} // namespace lakelint::facts
