// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace lakelint::source {

/// A half-open range of byte offsets `[begin, end)` into the decoded (UTF-8) text of one file.
///
/// Spans are what facts and findings carry; lines and columns are computed from them only when something is
/// printed (see LineIndex). A file's text is at most 4 GiB, which `load` enforces.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
[[nodiscard]] inline Span cover(Span a, Span b) {
    return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// A place as people and editors name it: both count from 1; a column counts characters (code points).
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(const Position&, const Position&) = default;
    friend auto operator<=>(const Position&, const Position&) = default;
};

/// A place with an extent; `end` is exclusive.
struct Range {
    Position begin;
    Position end;

    friend bool operator==(const Range&, const Range&) = default;
};

} // namespace lakelint::source
