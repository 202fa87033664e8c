// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::source {

/// A glob over paths that are relative to a project's root, in the manner of .gitignore.
///
/// `**` as a whole part crosses folders; `*`, `?` and `[…]` do not. A glob with a '/' at its start or in its
/// middle is anchored at the root (`ingest/*.sql`, `/x.sql`, `vendor/**`), one without matches at any depth
/// (`*.sql`, `vendor`, `vendor/`). What names a folder, with or without `/` or `/**` after it, names
/// everything under it, and the folder itself. Case matters. An empty glob matches nothing.
class PathGlob {
  public:
    explicit PathGlob(std::string_view glob);

    /// `path` is relative, with '/' between parts and none at its start.
    [[nodiscard]] bool match(std::string_view path) const;

  private:
    std::vector<std::string> parts_;
};

} // namespace lakelint::source
