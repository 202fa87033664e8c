// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// Finds out where things of a YAML text end and on which line they stand, as the parser only tells where
/// they begin. All places are byte offsets.
class YamlPlaces {
  public:
    explicit YamlPlaces(std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

    /// The line (from 1) of an offset. Lines end with LF, CRLF or CR.
    [[nodiscard]] std::uint32_t line(std::uint32_t offset) const;
    /// The line's offset of its first byte, and its text without the line break.
    [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const { return line_begins_[line - 1]; }
    [[nodiscard]] std::string_view line_text(std::uint32_t line) const;

    /// The offset of the value itself, where `&anchor` or `!tag` stand before it.
    [[nodiscard]] std::uint32_t after_properties(std::uint32_t at) const;
    /// The end of the word (an alias, an anchor, a tag) at an offset.
    [[nodiscard]] std::uint32_t word_end(std::uint32_t at) const;
    /// The end of a scalar that came out as `value`; none when its closing quote is missing.
    [[nodiscard]] std::optional<std::uint32_t> scalar_end(std::uint32_t at, std::string_view value) const;
    /// The end of a list or map: its closing bracket, else the end of what it holds last.
    [[nodiscard]] std::uint32_t collection_end(std::uint32_t begin, std::uint32_t last_child_end) const;
    /// The place of a value that is left out, for which the parser gives the place of what comes next; none
    /// if a null (`~`, `null`) is written there.
    [[nodiscard]] std::optional<source::Span> written_null(std::uint32_t at) const;
    /// The dash of a list item that is left out, looked for before `at`; else the place itself.
    [[nodiscard]] source::Span empty_item(std::uint32_t at) const;

  private:
    [[nodiscard]] std::uint32_t skip_blank(std::uint32_t at) const;
    [[nodiscard]] std::optional<std::uint32_t> quoted_end(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t plain_end(std::uint32_t at, std::string_view value) const;
    [[nodiscard]] std::uint32_t block_end(std::uint32_t at) const;

    std::string_view text_;
    std::vector<std::uint32_t> line_begins_;
};

} // namespace lakelint::policy
