// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/value.h"
#include "source/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// Something wrong with the YAML itself, before anything is known of what it means.
struct YamlError {
    source::Span span;
    std::string message; ///< one sentence
    std::string help;    ///< what to write
};

/// A YAML text as data. `root` is there unless the text could not be read to its end; errors beside it (a key
/// twice, a tag) leave a tree that can still be looked at for more.
struct Yaml {
    std::optional<Value> root;
    std::vector<YamlError> errors;
};

/// Reads one YAML document. `text` is valid UTF-8. Time and memory are bounded: texts over 4 MiB, nesting
/// over some hundred levels and aliases that expand to more than 200,000 values are errors.
[[nodiscard]] Yaml read_yaml(std::string_view text);

} // namespace lakelint::policy
