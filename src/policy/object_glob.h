// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// What keeps a text from being an object glob: an empty part, or more parts than names have.
[[nodiscard]] std::optional<PatternError> check_object_glob(std::string_view glob);

/// A glob over the names of relations and other objects, from the right: `legacy.*` is any catalog's schema
/// `legacy`, `tmp_*` a table anywhere. Case-folded; `*` and `?` do not cross a dot.
class ObjectGlob {
  public:
    ObjectGlob() = default;
    explicit ObjectGlob(std::string_view glob);
    /// `object` as findings name it: `catalog.schema.name`, of which the left parts may be missing.
    [[nodiscard]] bool match(std::string_view object) const;
    [[nodiscard]] const std::string& text() const { return glob_.text(); }

  private:
    Glob glob_;
    std::size_t parts_ = 1;
};

} // namespace lakelint::policy
