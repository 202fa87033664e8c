// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"
#include "policy/pattern_pieces.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace re2 {
class RE2;
}

namespace lakelint::policy {

/// A regular expression for each piece by itself; null for a piece that is none.
using PieceRegexes = std::vector<std::unique_ptr<re2::RE2>>;

struct Template::Compiled {
    Compiled(std::string as_written, Pieces parts);
    ~Compiled();

    /// Compiled when the first name is off the template.
    [[nodiscard]] const PieceRegexes& piece_regexes() const;

    std::string text;
    Pieces pieces;
    PiecesRegex regex;

  private:
    mutable std::once_flag once_;
    mutable PieceRegexes piece_regexes_;
};

/// Finds the part of a template that keeps a name from matching it.
[[nodiscard]] Mismatch explain_mismatch(const Pieces& pieces, const PieceRegexes& regexes,
                                        std::string_view name);

} // namespace lakelint::policy
