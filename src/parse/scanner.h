// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/token.h"
#include "source/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lakelint::parse {

/// Something that never ends: a string, a quoted name, a comment, a `$$` body, a template's `{{`.
struct Unterminated {
    source::Span opening; ///< of the opening sign
    const char* what;     ///< "string", "quoted name", "comment" …
    const char* closing;  ///< what should have closed it
};

/// A comment that speaks to lakelint: its first word is `lakelint:`.
struct DirectiveComment {
    source::Span text;      ///< from that word to the comment's end, without the signs around it
    std::uint32_t code_end; ///< where the token before it ends; 0 when there is none
};

/// Turns the text of a fragment into tokens, one at a time. Comments, white space and Jinja tags (`{% … %}`,
/// `{# … #}`) are skipped; of the branches of a Jinja condition the first is read.
///
/// Words come out as keywords wherever they are one; which of them are names is for `retype` to say.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// The next token, or nothing at the end of the text. An unterminated string yields what could be read of
    /// it, is noted in `unterminated`, and scanning goes on at the next line that begins a statement.
    [[nodiscard]] std::optional<Token> next();

    /// Free text up to the next semicolon outside quotes (SET, ADD, RESET …), trimmed; nothing when there is
    /// none.
    [[nodiscard]] std::optional<Token> raw_text();

    /// The next words without moving on; used to tell free text from SQL.
    [[nodiscard]] std::vector<Token> peek(std::size_t count);

    [[nodiscard]] std::uint32_t offset() const { return at_; }
    [[nodiscard]] std::string_view text() const { return text_; }

    /// Set by a token that never ended; the caller takes it.
    std::optional<Unterminated> unterminated;
    /// Jinja tags were seen since the caller last cleared this: what stands here is not all that will run.
    bool saw_template = false;
    /// The comments for lakelint since the caller last took them.
    std::vector<DirectiveComment> directives;

  private:
    [[nodiscard]] char look(std::uint32_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool starts_with(std::string_view sign) const {
        return text_.substr(at_).starts_with(sign);
    }

    void skip_trivia();
    bool skip_comment();
    void skip_line_comment();
    void skip_block_comment();
    void note_directive(std::uint32_t begin, std::uint32_t end);
    bool skip_jinja_tag();
    void skip_jinja_branch();

    [[nodiscard]] Token word();
    [[nodiscard]] Token number_or_word();
    [[nodiscard]] Token string(char quote, std::uint32_t begin, bool raw);
    [[nodiscard]] Token quoted_identifier();
    [[nodiscard]] std::optional<Token> dollar_string();
    [[nodiscard]] Token hint();
    [[nodiscard]] Token sign();
    [[nodiscard]] Token angle_or(Token token);

    Token make(std::size_t type, std::uint32_t begin) const { return {type, text_, {begin, at_}}; }
    Token never_ends(std::size_t type, std::uint32_t begin, std::uint32_t opening_size, const char* what,
                     const char* closing);

    std::string_view text_;
    std::uint32_t at_ = 0;
    std::size_t previous_ = 0;     ///< type of the last token
    std::uint32_t code_end_ = 0;   ///< where the last token ends
    std::uint32_t type_depth_ = 0; ///< of `<` in ARRAY<…>, so that `>>` closes two
};

} // namespace lakelint::parse
