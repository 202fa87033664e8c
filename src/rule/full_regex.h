// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/decoding.h"
#include "policy/pattern.h"
#include "source/text.h"

#include <bitset>
#include <optional>
#include <string>

namespace lakelint::rule {

/// For `Field::checked`: reports a text that is no regular expression.
[[nodiscard]] bool is_regex(const policy::Input& in, policy::Decoding& decoding);

/// A regular expression (RE2) that a rule takes as an option, matched in full and with its case.
class FullRegex {
  public:
    /// `regex` is one that `is_regex` lets pass.
    explicit FullRegex(const std::string& regex);

    /// Of a text with holes `no` where a letter that is known cannot be part of any match, else `unknown`.
    [[nodiscard]] policy::Verdict match(const source::Text& text) const;

  private:
    std::optional<policy::Template> pattern_;  ///< absent where the expression is not valid
    std::optional<std::bitset<128>> alphabet_; ///< what a match may consist of; absent: anything
};

} // namespace lakelint::rule
