// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/antlr.h"
#include "parse/statement_reader.h"
#include "source/span.h"

#include <memory>
#include <optional>
#include <string>

namespace lakelint::parse {

/// Why a statement is not SQL.
struct SyntaxError {
    source::Span span;                   ///< the token at which it could not go on; in the fragment
    std::string message;                 ///< one sentence, in words for a person
    std::string help;                    ///< what to write instead; may be empty
    std::optional<source::Span> opening; ///< the bracket or quote that is never closed
};

/// Parses statement after statement. Not for use by two threads at once; each thread has its own.
class StatementParser {
  public:
    StatementParser();
    ~StatementParser();
    StatementParser(const StatementParser&) = delete;
    StatementParser& operator=(const StatementParser&) = delete;

    /// Either a tree or an error. The tree lives until the next call, and points into the statement's tokens,
    /// which this call retypes and closes with a token for the end of input.
    struct Outcome {
        Grammar::SingleStatementContext* tree = nullptr;
        std::optional<SyntaxError> error;
    };
    [[nodiscard]] Outcome parse(StatementTokens& statement);

    /// The tree as nested lists, for people who extend the grammar; empty when the statement does not parse.
    [[nodiscard]] std::string describe_tree(StatementTokens& statement);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace lakelint::parse
