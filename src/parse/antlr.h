// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one door to ANTLR: `parse/` and `lower/` include this and nothing else of the runtime or the generated
// parser.

#include "parse/tree_node.h"

#include <DatabricksParser.h>

namespace lakelint::parse {

using Grammar = grammar::DatabricksParser;

} // namespace lakelint::parse
