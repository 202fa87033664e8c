// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fragment/fragment.h"
#include "parse/trivia.h"
#include "source/file.h"
#include "source/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::fix {

/// A file's text, as one looks at it who puts edits into it: where its SQL stands, and what no edit takes
/// away.
///
/// Lines end with LF, CRLF or CR. What stands before the SQL on its line is the line's margin: empty in a
/// plain file, `-- MAGIC ` in a notebook.
class Sheet {
  public:
    explicit Sheet(source::File file);

    [[nodiscard]] std::string_view text() const { return text_; }

    /// Where the SQL stands, in order; edits lie in one of these, or in several where they reach over line
    /// breaks alone.
    [[nodiscard]] const std::vector<source::Span>& code() const { return code_; }
    /// Comments in the SQL, Jinja tags included, in order.
    [[nodiscard]] const std::vector<source::Span>& comments() const { return trivia().comments; }

    /// True where SQL may stand from here to there: nothing but margins lies between two pieces of it.
    [[nodiscard]] bool holds(source::Span span) const;
    /// True for a range inside of a string: the SQL of an EXECUTE IMMEDIATE.
    [[nodiscard]] bool is_in_string(source::Span span) const;
    /// False for a range in which no comment and no Jinja tag begins, by a glance at its characters: the file
    /// need not be scanned then. Of a range that begins outside of any.
    [[nodiscard]] bool may_hold_comments(source::Span span) const;
    /// The parts of a range that an edit may take away: no comments, no margins, no white space at their
    /// ends.
    [[nodiscard]] std::vector<source::Span> removable(source::Span span) const;
    /// True where a comment ends at, or reaches over, an offset.
    [[nodiscard]] bool is_comment(std::uint32_t end) const;

    /// The line around an offset, from its first byte to its line break.
    [[nodiscard]] source::Span line(std::uint32_t offset) const;
    /// The SQL of that line.
    [[nodiscard]] source::Span code_line(std::uint32_t offset) const;
    /// The same up to the next line.
    [[nodiscard]] std::uint32_t next_line(std::uint32_t offset) const;
    /// What stands before the SQL of a line.
    [[nodiscard]] std::string_view margin(std::uint32_t offset) const;
    /// The blanks at the beginning of the SQL of a line.
    [[nodiscard]] std::string_view indentation(std::uint32_t offset) const;

    /// A line break as the file has it there, and the margin of the line that then begins.
    [[nodiscard]] std::string new_line(std::uint32_t offset) const;
    /// Blanks and line breaks alone.
    [[nodiscard]] bool is_blank(source::Span span) const;

  private:
    [[nodiscard]] const source::Span* piece(std::uint32_t at) const;
    /// Of the file. Found when first asked for, as most edits are mere insertions, for which none is needed.
    [[nodiscard]] const parse::Trivia& trivia() const;

    std::string text_;
    std::vector<fragment::Fragment> fragments_;
    std::vector<source::Span> code_;
    mutable std::optional<parse::Trivia> trivia_;
};

/// A blank or a tab.
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr bool is_line_break(char c) { return c == '\n' || c == '\r'; }

} // namespace lakelint::fix
