// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace lakelint::cli {

/// The page of the documentation that lists every rule by family, in Markdown. Its links count from
/// `docs/rules/`.
[[nodiscard]] std::string catalogue_page();

} // namespace lakelint::cli
