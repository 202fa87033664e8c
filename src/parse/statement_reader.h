// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/scanner.h"
#include "parse/token.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::parse {

/// The tokens of one statement, without its semicolon.
struct StatementTokens {
    std::vector<Token> tokens;
    std::optional<Unterminated> unterminated; ///< a string, comment … in it never ended
    bool templated = false;                   ///< Jinja tags in or before it: not all of it may be seen
    source::Span terminator;                  ///< the semicolon; empty at the end of the text

    [[nodiscard]] source::Span span() const {
        return {tokens.front().span().begin, tokens.back().span().end};
    }
};

/// Splits a fragment into statements, on tokens: semicolons inside strings, comments, `$$` bodies, BEGIN …
/// END and free text do not end one. Reads one statement at a time, so that memory is bounded by the largest.
class StatementReader {
  public:
    explicit StatementReader(std::string_view text) : scanner_(text) {}

    /// The next statement that is not empty; nothing at the end.
    [[nodiscard]] std::optional<StatementTokens> next();

    /// The comments for lakelint before and in the statement that `next` gave last, or, after the last
    /// statement, those that are left. Each is given once.
    [[nodiscard]] std::vector<DirectiveComment> take_directives() {
        return std::exchange(scanner_.directives, {});
    }

    /// Where reading goes on.
    [[nodiscard]] std::uint32_t offset() const { return scanner_.offset(); }

  private:
    /// What an END inside a script closes.
    enum class Block : std::uint8_t { block, expression };

    bool read_free_text(StatementTokens& statement);
    void begin_statement(StatementTokens& statement);
    void follow_script(StatementTokens& statement);
    void open_block(Token& token);
    [[nodiscard]] bool opens_script(const StatementTokens& statement);

    Scanner scanner_;
    std::vector<Block> blocks_; ///< open blocks of a script
    bool at_start_ = true;      ///< the next token begins a statement
    bool after_end_ = false;    ///< the last token was an END that closed a block
};

} // namespace lakelint::parse
