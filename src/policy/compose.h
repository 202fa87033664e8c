// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/policy.h"
#include "policy/value.h"
#include "source/file.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace lakelint::policy {

/// A policy as YAML, put together from its own file, what that extends, and the waiver files it names. Every
/// value tells by `FileSpan::file` which of `files` it was written in.
struct Composed {
    std::optional<Value> root; ///< nothing where a file could not be read to its end, with errors that say so
    std::vector<PolicyText> files; ///< the policy's own first
    std::vector<diagnostic::Diagnostic> errors;
};

/// `folder` is where the file lies; nothing: the text is no file, and may extend shipped policies only.
[[nodiscard]] Composed compose(source::File file, const std::optional<std::filesystem::path>& folder);

} // namespace lakelint::policy
