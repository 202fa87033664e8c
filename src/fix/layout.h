// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "fix/sheet.h"

#include <optional>
#include <vector>

namespace lakelint::fix {

/// The edits of one fix as they are made: exact, in order, apart from each other, with the line breaks of the
/// file. Insertions are laid out as their placement says. What is removed, or replaced by something shorter,
/// keeps its comments; a removal takes the blanks before it along, and a line that it leaves empty.
///
/// Nothing where they cannot be made: a range lies outside of the SQL, two of them overlap, or quotes would
/// end the string that they are put into.
[[nodiscard]] std::optional<std::vector<diagnostic::Edit>>
lay_out(const Sheet& sheet, const std::vector<diagnostic::Edit>& edits);

/// Orders by place; what is inserted comes before what is replaced from there on.
[[nodiscard]] bool before(const diagnostic::Edit& a, const diagnostic::Edit& b);

/// True where two edits cannot both be made: they share a byte, or both insert at one place. Two that are the
/// same do not clash.
[[nodiscard]] bool clash(const diagnostic::Edit& a, const diagnostic::Edit& b);

} // namespace lakelint::fix
