// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/exit_code.h"
#include "cli/project_check.h"
#include "diagnostic/diagnostic.h"
#include "source/file.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::cli {

/// Mends what a project's active findings offer fixes for, in the files that the paths choose.
///
/// All of it happens in memory first: fixes are applied, and what has changed is checked again, until there
/// is nothing more to apply. Only then are files written, each of them whole, or not at all.
class Fixer {
  public:
    /// `run` has run; it must outlive this.
    Fixer(ProjectCheck& run, const FixOptions& options);

    /// Applies fixes, and writes the files unless only their differences are asked for. The findings that are
    /// left; of a dry run, those that were there.
    [[nodiscard]] ProjectCheck::Findings run(ProjectCheck::Findings found);

    [[nodiscard]] std::size_t fixed() const; ///< findings
    [[nodiscard]] std::size_t files() const; ///< files that changed
    /// What a dry run would change; what must not be printed is not in it.
    [[nodiscard]] const std::string& diff() const { return diff_; }
    [[nodiscard]] int status() const { return status_; }

  private:
    /// A file with fixes.
    struct Work {
        std::string bytes; ///< as they are on the disk
        source::File file; ///< as it was
        std::string text;  ///< as it comes to
        std::size_t fixed = 0;
        std::vector<std::string> left_out; ///< in the last round: what could not be applied, and why
    };

    struct Offer;
    [[nodiscard]] std::map<std::string, std::vector<Offer>>
    offers(const std::vector<diagnostic::Judged>& found) const;
    [[nodiscard]] bool round(const std::vector<diagnostic::Judged>& found);
    [[nodiscard]] bool mend(Work& work, const std::string& path, const std::vector<Offer>& offers);
    [[nodiscard]] Work* open(const std::string& path);
    [[nodiscard]] std::optional<std::string> read(const std::string& path, Work& work) const;
    void refuse(const std::string& path, const std::string& why);
    void compare();
    /// True where a file could not be written, and is now as it was.
    [[nodiscard]] bool write();

    ProjectCheck& run_;
    FixOptions options_;
    diagnostic::Safety allowed_;
    std::map<std::string, std::optional<Work>> work_; ///< by path in the project; nothing: it is left alone
    std::string diff_;
    int status_ = clean;
};

/// Gives fixes the edits as they are made, for whoever applies them himself. One whose edits cannot be made
/// is only shown from then on.
void lay_out_fixes(std::vector<diagnostic::Judged>& found, ProjectFiles& files);

} // namespace lakelint::cli
