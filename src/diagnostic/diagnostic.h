// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::diagnostic {

/// Ordered: a later one is graver.
enum class Severity : std::uint8_t { note, warning, error };

[[nodiscard]] std::string_view name(Severity severity);

/// A place in a file: what to show, and the exact token.
struct Location {
    std::string path; ///< relative to the project's root, '/' between parts
    source::Span span;

    friend bool operator==(const Location&, const Location&) = default;
};

/// A related place with a sentence of its own.
struct Note {
    std::string message;
    std::optional<Location> location;
};

/// How far a fix can be trusted.
enum class Safety : std::uint8_t {
    safe,         ///< keeps the meaning; `check --fix` applies it
    unsafe,       ///< may change the meaning; only on request
    display_only, ///< a hint, never applied
};

[[nodiscard]] std::string_view name(Safety safety);

/// How an insertion is laid out in the text around it, which rules do not see.
enum class Placement : std::uint8_t {
    exact,  ///< as it is
    clause, ///< a further clause: on a line of its own where the statement is written over several lines
    item, ///< further items behind the last one of a list, one a line of the replacement: with their commas,
          ///< on lines of their own where that one is
};

/// Replaces a range of the file's text; an empty range inserts, an empty replacement removes. What is removed
/// takes the blanks before it along, and lines that it leaves empty; comments in it stay.
struct Edit {
    source::Span span;
    std::string replacement; ///< its line breaks are `\n`, whatever the file's are
    Placement placement = Placement::exact;
    source::Span frame = {}; ///< of `clause` the statement up to here, of `item` the list
};

/// One way to mend a finding: edits to one file that belong together.
struct Fix {
    std::string title;
    Safety safety = Safety::display_only;
    std::string path;
    std::vector<Edit> edits;
};

/// The line of the policy that asked for what a finding demands.
struct PolicyReference {
    std::string path;
    std::uint32_t line = 0; ///< from 1
};

/// The one channel out: syntax errors, policy errors and rule findings are all this.
struct Diagnostic {
    std::string rule; ///< `family/fault`, e.g. `retention/missing-retention`, `syntax/error`
    Severity severity = Severity::error;
    std::string message; ///< one line; names the object and the requirement
    std::string help;    ///< what to do about it, one line; may be empty
    Location location;
    std::string object; ///< the relation it is about, as `catalog.schema.name`; may be empty
    std::string clause; ///< the normalised text at fault, for the fingerprint; may be empty
    std::optional<PolicyReference> policy;
    std::vector<Note> notes;
    std::vector<Fix> fixes;
};

/// Something that could not be judged, and why. Never a pass, never a finding.
struct Unresolved {
    std::string rule;
    Location location;
    std::string object;
    std::string reason;
};

/// Orders by path, place and rule: the order in which everything is reported.
[[nodiscard]] bool before(const Diagnostic& a, const Diagnostic& b);
[[nodiscard]] bool before(const Unresolved& a, const Unresolved& b);

} // namespace lakelint::diagnostic
