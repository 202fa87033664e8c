// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

// Which reads a statement runs to their end, so that it matters what they can leave out.
namespace lakelint::rule {

/// Whether a statement runs its reads itself and all of them, each time. A view leaves that to its readers;
/// what a pipeline keeps is refreshed by what has changed; a clone copies files.
[[nodiscard]] bool runs_reads(const facts::Statement& statement);

/// What SELECT … LIMIT without a condition reads ends early, and so do changes of a range of versions.
[[nodiscard]] bool ends_early(const facts::Predicate& predicate);

} // namespace lakelint::rule
