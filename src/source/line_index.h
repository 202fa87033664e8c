// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lakelint::source {

/// Turns byte offsets of one text into lines and columns, and back.
///
/// Lines end with LF, CRLF or CR. Columns count code points. A lookup costs O(log lines) plus the counting of
/// at most two 4 KiB blocks, so a 50 MB line is as cheap as a short one. The text must outlive the index.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text);

    /// The position of a byte offset. An offset past the end is the end; one inside a character is that
    /// character; one between the CR and the LF of a line break is the line's end.
    [[nodiscard]] Position position(std::uint32_t offset) const;
    [[nodiscard]] Range range(Span span) const { return {position(span.begin), position(span.end)}; }

    /// Number of lines; a text that ends with a line break has no further empty line after it, though the
    /// position of its end is the first column of the line that would follow. An empty text has one line.
    [[nodiscard]] std::uint32_t line_count() const;
    /// The bytes of a line (from 1) without its line break; empty when there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// Byte offset of the first byte of a line (from 1); the size of the text when there is no such line.
    [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const;

  private:
    /// Code points that begin before a byte offset.
    [[nodiscard]] std::uint32_t code_points_before(std::uint32_t offset) const;

    std::string_view text_;
    std::vector<std::uint32_t> line_begins_;        ///< never empty; the last may be the end of the text
    std::vector<std::uint32_t> code_points_before_; ///< of each 4 KiB block
};

} // namespace lakelint::source
