// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/contradictions.h"

#include <string_view>

namespace lakelint::policy {

/// Finds on the line of a reference what findings about it underline. Where that cannot be found (the value
/// came through an alias, or the text is not at hand) it is the whole line, without its comment.
class PolicyPlaces {
  public:
    explicit PolicyPlaces(const TextOf& text_of) : text_of_(text_of) {}

    /// The key `key` on the line.
    [[nodiscard]] diagnostic::Location key(const PolicyReference& at, std::string_view key) const;
    /// A value as it is written on the line.
    [[nodiscard]] diagnostic::Location value(const PolicyReference& at, std::string_view value) const;

  private:
    [[nodiscard]] diagnostic::Location find(const PolicyReference& at, std::string_view text,
                                            bool is_key) const;

    const TextOf& text_of_;
};

} // namespace lakelint::policy
