// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/schema_glob.h"

#include <cstddef>
#include <string>
#include <vector>

namespace lakelint::policy {

/// What came of looking for a schema.
struct FoundSchema {
    Verdict found = Verdict::unknown; ///< no: there is none; unknown: it would take too long to tell
    std::string name;                 ///< `catalog.schema`, folded, one of the shortest
};

using SchemaGlobs = std::vector<const SchemaGlob*>;

/// Looks for schemas that some globs match and others do not. That is exact for literals, `*`, `?` and words.
/// With a regular expression an answer is as certain, but may stay out.
///
/// All that it looks at counts against one budget, so that no policy keeps it busy for long; once that is
/// used up every answer is open.
class SchemaFinder {
  public:
    explicit SchemaFinder(std::size_t steps = 200'000) : steps_(steps) {}

    /// A schema that all of `within` match, and none of `outside`.
    [[nodiscard]] FoundSchema find(const SchemaGlobs& within, const SchemaGlobs& outside);

    /// True when the budget is used up.
    [[nodiscard]] bool exhausted() const { return steps_ == 0; }

  private:
    std::size_t steps_; ///< that it may still take
};

} // namespace lakelint::policy
