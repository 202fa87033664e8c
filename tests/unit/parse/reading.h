// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/keywords.h"
#include "parse/retype.h"
#include "parse/scanner.h"
#include "parse/statement_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {

/// The texts of a statement's tokens, one blank between two.
inline std::string words(const parse::StatementTokens& statement) {
    std::string text;
    for (const auto& token : statement.tokens) {
        if (!text.empty()) text += ' ';
        text += token.text();
    }
    return text;
}

/// The statements of a text as `words`.
inline std::vector<std::string> statements(std::string_view text) {
    std::vector<std::string> found;
    parse::StatementReader reader(text);
    while (auto statement = reader.next())
        found.push_back(words(*statement));
    return found;
}

} // namespace lakelint::test
