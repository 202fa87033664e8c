// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace lakelint::parse {

/// An operand must follow a token of this type: an operator, a comma, `(`, SELECT, WHERE, BY …
[[nodiscard]] bool wants_operand(std::size_t type);

/// A token of this type stands right after a whole operand: an operator, a comma, `)`, AND, IS, the end.
[[nodiscard]] bool ends_operand(std::size_t type);
/// The signs among them.
[[nodiscard]] bool ends_operand_sign(std::size_t type);

/// A token of this type may stand right after an alias.
[[nodiscard]] bool ends_alias(std::size_t type);

/// After `(query)`, a token of this type makes it part of a larger query.
[[nodiscard]] bool continues_query(std::size_t type);

/// NULL, TRUE, DEFAULT …: reserved words that are operands themselves.
[[nodiscard]] bool is_value_word(std::size_t type);

/// Reserved words that are also functions: left(…), replace(…), if(…).
[[nodiscard]] bool is_function_word(std::size_t type);

/// The kind of an object (SCHEMA, VIEW …) may follow a token of this type.
[[nodiscard]] bool introduces_object(std::size_t type);

/// DAY, HOURS, MICROSECOND …, in any case.
[[nodiscard]] bool is_interval_unit(std::string_view word);

} // namespace lakelint::parse
