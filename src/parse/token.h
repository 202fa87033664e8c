// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/antlr_runtime.h"
#include "source/span.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lakelint::parse {

/// A token of a fragment: a type of the grammar's vocabulary and a range of the fragment's text.
class Token final : public antlr4::Token {
  public:
    Token(std::size_t type, std::string_view source, source::Span span)
        : source_(source.data()), span_(span), type_(static_cast<std::uint32_t>(type)) {}

    /// Offsets into the fragment's text.
    [[nodiscard]] source::Span span() const { return span_; }
    [[nodiscard]] std::string_view text() const { return {source_ + span_.begin, span_.size()}; }

    [[nodiscard]] std::size_t type() const {
        return type_ == end_of_input ? antlr4::Token::EOF : static_cast<std::size_t>(type_);
    }
    void set_type(std::size_t type) { type_ = static_cast<std::uint32_t>(type); }

    [[nodiscard]] std::size_t index() const { return index_; }
    void set_index(std::size_t index) { index_ = static_cast<std::uint32_t>(index); }

    /// The token has a hole (`${x}`, `{{ x }}`, `$x`) in it.
    [[nodiscard]] bool has_hole() const { return has_hole_; }
    void mark_hole() { has_hole_ = true; }
    /// The token begins a statement: at the top, or inside a script.
    [[nodiscard]] bool begins_statement() const { return begins_statement_; }
    void mark_statement() { begins_statement_ = true; }

    std::string getText() const override { return std::string(text()); }
    size_t getType() const override { return type(); }
    size_t getLine() const override { return 0; }
    size_t getCharPositionInLine() const override { return 0; }
    size_t getChannel() const override { return antlr4::Token::DEFAULT_CHANNEL; }
    size_t getTokenIndex() const override { return index_; }
    size_t getStartIndex() const override { return span_.begin; }
    size_t getStopIndex() const override { return span_.end == 0 ? 0 : span_.end - 1; }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    antlr4::CharStream* getInputStream() const override { return nullptr; }
    std::string toString() const override { return getText(); }

  private:
    static constexpr std::uint32_t end_of_input = static_cast<std::uint32_t>(-1);

    const char* source_;
    source::Span span_;
    std::uint32_t type_;
    std::uint32_t index_ = 0;
    bool has_hole_ = false;
    bool begins_statement_ = false;
};

} // namespace lakelint::parse
