// SPDX-License-Identifier: Apache-2.0

// Grammar: Types.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

namespace lakelint::lower::databricks {

/// Lower case, without blanks, but one between two words: `decimal(18,2)`, `struct<a:int>`, `interval day to
/// second`.
std::string Lowering::type_text(const antlr4::ParserRuleContext* type) const {
    std::string result;
    bool after_word = false;
    const std::size_t last = type->stop->getTokenIndex();
    for (std::size_t i = type->start->getTokenIndex(); i <= last; ++i) {
        const Token& token = tokens_->tokens[i];
        const bool is_word = token.type() >= Grammar::ADD || token.text().front() == '_'
                             || (token.text().front() | 0x20) >= 'a';
        const bool string = token.type() == Grammar::STRING;
        if (after_word && (is_word || string)) result += ' ';
        result += string ? std::string(token.text()) : source::fold_case(token.text());
        after_word = is_word;
    }
    return result;
}

} // namespace lakelint::lower::databricks
