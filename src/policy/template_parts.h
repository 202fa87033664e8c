// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"
#include "policy/pattern_pieces.h"

#include <string>
#include <utility>

namespace lakelint::policy {

struct Template::Compiled {
    Compiled(std::string as_written, Pieces parts)
        : text(std::move(as_written)), pieces(std::move(parts)), regex(pieces, Style::name) {}

    std::string text;
    Pieces pieces;
    PiecesRegex regex;
};

/// Finds the part of a template that keeps a name from matching it.
[[nodiscard]] Mismatch explain_mismatch(const Pieces& pieces, std::string_view name);

} // namespace lakelint::policy
