// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/state.h"
#include "cli/project_files.h"
#include "source/line_index.h"

#include <map>
#include <string>
#include <vector>

namespace lakelint::cli {

/// A place as it is printed.
struct PrintedPlace {
    std::string path;
    source::Position position;

    [[nodiscard]] std::string text() const; ///< `path:line`
    friend auto operator<=>(const PrintedPlace&, const PrintedPlace&) = default;
};

/// Finds lines and columns, reading each file once.
class PlacePrinter {
  public:
    /// The files must outlive this.
    explicit PlacePrinter(ProjectFiles& files) : files_(files) {}

    [[nodiscard]] PrintedPlace place(const catalog::Place& place) const;
    /// Where each statement begins that could not be read, and so may say anything.
    [[nodiscard]] std::vector<PrintedPlace> unread() const;

  private:
    ProjectFiles& files_;
    mutable std::map<const facts::FileFacts*, source::LineIndex> lines_;
};

/// "a.sql:3, :5, b.sql:7 and 4 more".
[[nodiscard]] std::string places_text(const std::vector<PrintedPlace>& places);

} // namespace lakelint::cli
