// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/project_files.h"
#include "report/report.h"

#include <map>
#include <string>
#include <string_view>

namespace lakelint::cli {

/// What the runs against all policies come to together. Paths are as they are printed, since two projects may
/// name different files alike.
class MergedReport {
  public:
    /// `files` must outlive this.
    void add(report::Report part, ProjectFiles& files);
    /// Adds to the figures alone.
    void add(const report::Summary& more);

    /// In order, and counted; to be called once, at the end.
    [[nodiscard]] const report::Report& finish();
    /// The texts of the places that were added.
    [[nodiscard]] report::FileLookup lookup() const;

  private:
    report::Report report_;
    std::map<std::string, const source::File*, std::less<>> texts_; ///< by printed path
};

} // namespace lakelint::cli
