// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// What the fuzzers run on bytes of their own making. A failed demand aborts, as a sanitizer would.
namespace lakelint::fuzz {

/// Decodes bytes as a file, reads its SQL into facts, and demands that every span lies in the text and that
/// the facts survive the cache's form.
void read_sql(std::string_view bytes);

/// Reads bytes as a policy, and demands that every error lies in its text.
void read_policy(std::string_view bytes);

} // namespace lakelint::fuzz
