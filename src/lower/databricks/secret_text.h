// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace lakelint::lower::databricks {

/// A part of a text that gives access to something.
struct SecretText {
    const char* kind = ""; ///< in words for a message: `an AWS access key`
    source::Span part;     ///< bytes of the text
};

/// The first credential at or after `from` that is told by its form: keys and tokens of known services,
/// private keys, passwords in URLs and connection strings. Placeholders and examples are none.
[[nodiscard]] std::optional<SecretText> find_secret(std::string_view text, std::size_t from = 0);

/// What is given to this key gives access: `password`, `fs.azure.account.key.…`, `apiToken`.
[[nodiscard]] bool asks_for_secret(std::string_view key);

/// Whether a value for such a key is more than `***`, `<password>`, `changeme`, true …
[[nodiscard]] bool may_be_secret(std::string_view key, std::string_view value);

} // namespace lakelint::lower::databricks
