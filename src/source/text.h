// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::source {

/// A word of SQL that may have holes in it: `ods_${env}_orders` is the text with one hole at [4, 10).
///
/// Holes stand for what only the run knows: `${x}`, `{{ x }}`, `$x`, `:x`, `?`, the argument of IDENTIFIER().
/// A hole may expand to any text. `value` keeps the hole's own spelling, so it is also what messages quote.
struct Text {
    /// A range of bytes of `value`.
    struct Hole {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        friend bool operator==(const Hole&, const Hole&) = default;
    };

    std::string value;
    std::vector<Hole> holes; ///< in order, not overlapping

    Text() = default;
    explicit Text(std::string literal) : value(std::move(literal)) {}
    Text(std::string text, std::vector<Hole> gaps) : value(std::move(text)), holes(std::move(gaps)) {}

    /// True when the text is fully known.
    [[nodiscard]] bool literal() const { return holes.empty(); }
    /// True when nothing of the text is known.
    [[nodiscard]] bool unknown() const {
        return holes.size() == 1 && holes[0].begin == 0 && holes[0].end == value.size();
    }
    friend bool operator==(const Text&, const Text&) = default;
};

/// ASCII case folding, the way SQL compares names. Bytes above 0x7F stay as they are.
[[nodiscard]] std::string fold_case(std::string_view text);

void append_folded(std::string& to, std::string_view text);

/// Equal under fold_case, without allocating.
[[nodiscard]] bool equal_folded(std::string_view a, std::string_view b);

} // namespace lakelint::source
