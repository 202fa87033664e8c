// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lakelint::parse {

/// The token type of a word: a keyword of the grammar's vocabulary in any case, else IDENTIFIER.
[[nodiscard]] std::size_t word_type(std::string_view word);

/// How people write a token type: `SELECT`, `(`, "a name", "a string". Empty for what nobody writes.
[[nodiscard]] std::string spelling(std::size_t type);

/// The greatest token type that stands for a keyword of the vocabulary; the first is ADD.
[[nodiscard]] std::size_t last_keyword();

/// True for the types that stand for a keyword, retyped ones included.
[[nodiscard]] bool is_keyword(std::size_t type);

} // namespace lakelint::parse
