// SPDX-License-Identifier: Apache-2.0

// What stands in `/*+ … */` after SELECT: names, each with arguments in parentheses if it takes any.
#include "lower/databricks/lowering.h"
#include "parse/scanner.h"

namespace lakelint::lower::databricks {

namespace {

constexpr std::uint32_t opening_size = 3; // `/*+`
constexpr std::uint32_t closing_size = 2;

bool is_operand(const Token& token) {
    switch (token.type()) {
    case Grammar::STRING:
    case Grammar::INTEGER:
    case Grammar::NUMBER:
    case Grammar::IDENTIFIER:
    case Grammar::QUOTED_IDENTIFIER: return true;
    default: return false;
    }
}

} // namespace

/// The engine separates a hint's arguments by commas; `INDEX(a b)`, which other databases know, it refuses.
void Lowering::check_hint(const Token& hint) {
    const std::string_view text = hint.text();
    parse::Scanner scanner(text.substr(opening_size, text.size() - opening_size - closing_size));
    std::size_t depth = 0;
    bool after_operand = false;
    while (const auto token = scanner.next()) {
        if (depth == 1 && after_operand && is_operand(*token)) {
            Span place = token->span();
            place.begin += hint.span().begin + opening_size;
            place.end += hint.span().begin + opening_size;
            const Token argument(token->type(), {text.data() - hint.span().begin, place.end}, place);
            reject(span(&argument), "the arguments of a hint are separated by commas",
                   "write a comma before it");
            return;
        }
        if (token->type() == Grammar::LPAREN) ++depth;
        if (token->type() == Grammar::RPAREN && depth > 0) --depth;
        after_operand = is_operand(*token);
    }
}

void Lowering::check_hints(Grammar::SelectListContext* tree) {
    const auto& tokens = tokens_->tokens;
    for (std::size_t i = tree->start->getTokenIndex() + 1;
         i < tokens.size() && tokens[i].type() == Grammar::HINT; ++i)
        check_hint(tokens[i]);
}

} // namespace lakelint::lower::databricks
