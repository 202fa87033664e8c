// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lakelint::source {

/// Maps offsets in a piece of text taken out of a file (a notebook cell, a Python string) to offsets in the
/// file. Between two marks the text is the file's, byte for byte.
class OffsetMap {
  public:
    /// The piece is the file from `begin` on.
    explicit OffsetMap(std::uint32_t begin = 0) : marks_{{0, begin}} {}

    /// From offset `piece` of the piece on, the text is that of the file from offset `file` on. Marks come in
    /// order.
    void add(std::uint32_t piece, std::uint32_t file) { marks_.push_back({piece, file}); }

    [[nodiscard]] std::uint32_t to_file(std::uint32_t offset) const {
        auto after =
            std::upper_bound(marks_.begin(), marks_.end(), offset,
                             [](std::uint32_t wanted, const Mark& mark) { return wanted < mark.piece; });
        const Mark& mark = *(after - 1);
        return mark.file + (offset - mark.piece);
    }
    /// A range ends where its last byte does, so that it never reaches over a gap.
    [[nodiscard]] Span to_file(Span span) const {
        const std::uint32_t begin = to_file(span.begin);
        return {begin, span.empty() ? begin : to_file(span.end - 1) + 1};
    }

  private:
    struct Mark {
        std::uint32_t piece;
        std::uint32_t file;
    };
    std::vector<Mark> marks_;
};

} // namespace lakelint::source
