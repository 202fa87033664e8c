// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

#include <compare>
#include <cstddef>
#include <unordered_map>

namespace lakelint::catalog {

/// Which file's settings come after another's, as far as the policy's `order` says.
class FileOrder {
  public:
    void add(const facts::FileFacts& file, std::size_t rank) { ranks_.emplace(&file, rank); }

    /// less: the settings of `a` come first; equivalent: it is one file; unordered: nothing says which come
    /// first.
    [[nodiscard]] std::partial_ordering compare(const facts::FileFacts* a, const facts::FileFacts* b) const {
        if (a == b) return std::partial_ordering::equivalent;
        const auto rank_a = ranks_.find(a);
        const auto rank_b = ranks_.find(b);
        if (rank_a == ranks_.end() || rank_b == ranks_.end() || rank_a->second == rank_b->second)
            return std::partial_ordering::unordered;
        return rank_a->second < rank_b->second ? std::partial_ordering::less : std::partial_ordering::greater;
    }

  private:
    std::unordered_map<const facts::FileFacts*, std::size_t> ranks_;
};

} // namespace lakelint::catalog
