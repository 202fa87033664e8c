// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/antlr.h"
#include "parse/token.h"

#include <string>
#include <vector>

namespace lakelint::parse {

/// Feeds the tokens of one statement, the last of which is the end of input, to ANTLR. Nothing is buffered or
/// filtered: the statement is here already.
class TokenStream final : public antlr4::TokenStream {
  public:
    /// The tokens must outlive the parse and its tree.
    void reset(std::vector<Token>& tokens) {
        tokens_ = tokens.data();
        last_ = tokens.size() - 1;
        at_ = 0;
    }

    void consume() override { at_ += at_ < last_ ? 1 : 0; }
    std::size_t LA(ssize_t offset) override { return token_at(offset)->type(); }
    antlr4::Token* LT(ssize_t offset) override { return token_at(offset); }
    antlr4::Token* get(std::size_t index) const override { return tokens_ + index; }

    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    std::size_t index() override { return at_; }
    void seek(std::size_t index) override { at_ = index < last_ ? index : last_; }
    std::size_t size() override { return last_ + 1; }

    std::string getSourceName() const override { return "statement"; }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    // ANTLR asks for text only when it words its own messages, which ours never are.
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string getText() override { return {}; }
    std::string getText(antlr4::RuleContext*) override { return {}; }
    std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

  private:
    [[nodiscard]] Token* token_at(ssize_t offset) const {
        if (offset < 0) return at_ == 0 ? nullptr : tokens_ + (at_ - 1);
        const std::size_t index = at_ + static_cast<std::size_t>(offset) - 1;
        return tokens_ + (index < last_ ? index : last_);
    }

    Token* tokens_ = nullptr;
    std::size_t last_ = 0;
    std::size_t at_ = 0;
};

} // namespace lakelint::parse
