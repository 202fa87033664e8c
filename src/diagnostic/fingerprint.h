// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

#include <span>
#include <string>
#include <vector>

namespace lakelint::diagnostic {

/// One name for each diagnostic, by which it is known again in a later run: 16 hexadecimal digits, made of
/// the rule, the object (else the path), the clause with its runs of white space made one blank, and an
/// ordinal among those that are equal in all of these. No line number goes in, so a finding keeps its name
/// when lines move.
///
/// `sorted` is in the order of `before`, which the ordinals follow; the result has the same order.
[[nodiscard]] std::vector<std::string> fingerprints(std::span<const Diagnostic> sorted);

} // namespace lakelint::diagnostic
