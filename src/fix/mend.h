// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "fix/sheet.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::fix {

/// A text with edits made in it, which are in order and apart from each other.
[[nodiscard]] std::string with_edits(std::string_view text, std::span<const diagnostic::Edit> edits);

/// What is wrong with a text, one message for each statement that could not be read.
using Faults = std::function<std::vector<std::string>(const std::string& text)>;

/// What became of the fixes of one file in one round. All are indices of the fixes that were given; those in
/// none of the lists clash with others that were applied.
struct Mended {
    std::string text;
    std::vector<std::size_t> applied;
    std::vector<std::size_t> harmful; ///< left out: with them some statement could no longer be read
    std::vector<std::size_t>
        misfit; ///< left out: their edits lie outside of the SQL, overlap, or change nothing
};

/// Applies fixes to one file. One comes before those behind it: of two that clash the later is left out, for
/// another round. A fix is applied as a whole or not at all.
[[nodiscard]] Mended mend(const Sheet& sheet, std::span<const diagnostic::Fix* const> fixes,
                          const Faults& faults);

} // namespace lakelint::fix
