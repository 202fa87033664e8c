// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "diagnostic/judged.h"
#include "source/file.h"
#include "source/span.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::report {

/// A diagnostic with everything that is printed about it.
struct Finding {
    diagnostic::Diagnostic diagnostic;
    source::Range range;
    diagnostic::Disposition disposition = diagnostic::Disposition::active; ///< anything else fails no check
    std::string fingerprint;
    std::string reason;                     ///< for the disposition
    std::optional<diagnostic::Location> by; ///< what gave it the disposition: a comment, a waiver
    std::optional<source::Range> by_range;  ///< of `by`
    std::vector<std::optional<source::Range>> note_ranges; ///< one for each note
    std::vector<std::vector<source::Range>> edit_ranges;   ///< of each fix, one for each edit

    [[nodiscard]] bool active() const { return disposition == diagnostic::Disposition::active; }
};

struct LocatedUnresolved {
    diagnostic::Unresolved unresolved;
    source::Range range;
};

/// The figures of a run. Nothing in it differs between two runs over the same input, so no time either.
struct Summary {
    std::size_t files = 0;      ///< that were read
    std::size_t unreadable = 0; ///< files and folders that were not
    std::size_t statements = 0;
    /// Statements that were recognised but that no rule looks at yet, by kind (`GRANT`); part of
    /// `statements`.
    std::map<std::string, std::size_t> not_judged;
    // Counted by `tally`: active findings by severity, and what could not be decided.
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::size_t unresolved =
        0;                   ///< one for each rule that could not go on, even where several could not alike
    std::size_t fixable = 0; ///< of the active findings: those with a safe fix
    std::size_t fixable_unsafe = 0; ///< those with an unsafe one alone
    // What was mended before the findings were found that are left.
    std::size_t fixed = 0;
    std::size_t fixed_files = 0;
    // How much of what a project names is known: its created relations and its references to tables.
    std::size_t named = 0;
    std::size_t known = 0; ///< of `named`: those whose layer, or that they have none, is certain
};

/// What a run came to, in the order in which it is reported.
struct Report {
    std::vector<Finding> findings;
    std::vector<LocatedUnresolved> unresolved;
    Summary summary;
};

/// The file of a location's or policy reference's path; null when its text is not at hand. `File::path` is
/// how the path is printed.
using FileLookup = std::function<const source::File*(std::string_view path)>;

/// What a format needs besides the report.
struct Context {
    FileLookup files;
    bool color = false;           ///< only `text` knows colours
    bool show_suppressed = false; ///< list what is not active too; JSON always does
    bool show_unresolved = false; ///< list every check that could not be decided; JSON always does
};

/// Sorts and locates: byte spans become lines and columns. What lies in a file without text is at 1:1.
[[nodiscard]] Report locate(std::vector<diagnostic::Judged> findings,
                            std::vector<diagnostic::Unresolved> unresolved, const FileLookup& files);
/// The same for findings that nothing is made of; they get their fingerprints here.
[[nodiscard]] Report locate(std::vector<diagnostic::Diagnostic> diagnostics,
                            std::vector<diagnostic::Unresolved> unresolved, const FileLookup& files);

/// Counts findings and unresolved checks into the summary; to be called again when dispositions have changed.
void tally(Report& report);

/// A path as it is to be printed: `File::path` where the file is known, else the path itself.
[[nodiscard]] std::string_view printed_path(const Context& context, std::string_view path);

} // namespace lakelint::report
