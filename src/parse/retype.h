// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/token.h"

#include <cstddef>
#include <vector>

namespace lakelint::parse {

/// Decides, for each word and sign of one statement, which token of the grammar it stands for.
///
/// Spark reserves next to nothing: `comment`, `partition`, `left` are names as readily as keywords. A grammar
/// that left the choice to the parser would need unbounded lookahead at every turn. Up to three tokens of
/// context settle it here instead, so that the grammar needs one.
void retype(std::vector<Token>& statement);

/// True when a token of this type may be a name: the first set of the grammar's rule `identifier`.
[[nodiscard]] bool may_be_name(std::size_t type);

} // namespace lakelint::parse
