// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/directive.h"
#include "parse/statement_reader.h"
#include "source/offset_map.h"

#include <string_view>

namespace lakelint::lower {

/// Reads the text of a comment that begins with `lakelint:`. What `disable` covers is not in the text, so
/// there `covers` stays empty.
[[nodiscard]] facts::Directive read_directive(std::string_view fragment, source::Span text,
                                              const source::OffsetMap& map);

/// Where a statement ends, as far as findings about it go.
[[nodiscard]] std::uint32_t end_of(const parse::StatementTokens& statement,
                                   const parse::StatementReader& reader);

/// Finds which bytes of one fragment its comments cover. Comments come in their order.
class DirectiveCover {
  public:
    explicit DirectiveCover(std::string_view fragment) : text_(fragment) {}

    /// What `disable` covers: its line, where code stands before it; the statement that follows; inside a
    /// statement the next line with code. `statement` was read together with the comment and ends at `end`;
    /// null after the last one.
    [[nodiscard]] source::Span of(const parse::DirectiveComment& comment,
                                  const parse::StatementTokens* statement, std::uint32_t end);

  private:
    // The lines asked for last: a thousand comments in one long line look for its ends once.
    source::Span comment_line_;
    source::Span code_line_;
    std::string_view text_;
};

} // namespace lakelint::lower
