// SPDX-License-Identifier: Apache-2.0
#include "cli/own_findings.h"

#include <array>

namespace lakelint::cli {
namespace {

constexpr std::array findings{
    OwnFinding{
        "policy/contradiction", "error",
        "Two lines of the policy exclude each other, or a line is without effect. `lakelint policy check` "
        "reports it, with the place of the other line."},
    OwnFinding{
        "policy/expired-waiver", "error",
        "The last day of a waiver is over, and what it set aside counts again. Mend that, or let the owner "
        "give a new date and say why."},
    OwnFinding{"policy/idle-layer", "note",
               "Nothing in the whole project lies in a layer. Its `schemas` may be misspelt."},
    OwnFinding{"policy/idle-setting", "note",
               "A line of `rules` has no effect: the project has nothing of the kind that the rule looks at, "
               "or this "
               "version has no rules of that family."},
    OwnFinding{"policy/invalid", "error",
               "The policy, a file that it names, or the baseline is not understood. Nothing is checked "
               "until it is."},
    OwnFinding{"policy/low-coverage", "error",
               "Less of the project is known than `coverage` of the policy asks for. `lakelint check "
               "--show-unresolved` lists what is not known, and why."},
    OwnFinding{
        "policy/malformed-suppression", "error",
        "A comment that begins with `lakelint:` is not understood, or names no rule there is. It suppresses "
        "nothing. Write `-- lakelint: disable=family/rule (reason)`."},
    OwnFinding{"policy/malformed-waiver", "error", "A waiver names no rule there is. It waives nothing."},
    OwnFinding{"policy/missing-reason", "error",
               "A comment or a waiver gives no reason for an exception, and so makes none."},
    OwnFinding{
        "policy/not-waivable", "error",
        "A comment or a waiver is for a rule that the policy says `waivable: false` of. It has no effect."},
    OwnFinding{"policy/overlong-waiver", "error",
               "A waiver expires later than `longest-waiver` of the policy allows. It waives nothing until "
               "it has an "
               "earlier date."},
    OwnFinding{
        "policy/stale-baseline", "note",
        "Entries of the baseline match nothing any more, because what they recorded is mended. `lakelint "
        "baseline --prune` drops them."},
    OwnFinding{"policy/unused-suppression", "warning",
               "A comment names a rule that finds nothing where the comment is for. Drop it."},
    OwnFinding{
        "policy/unused-waiver", "warning",
        "No finding of the whole project is one that a waiver is for. Drop it, or write its objects as "
        "findings name them."},
    OwnFinding{
        "syntax/encoding", "warning",
        "A file is not UTF-8. What could be read of it is checked; characters that could not are left out. "
        "Save it as UTF-8."},
    OwnFinding{
        "syntax/error", "error",
        "A statement is no Databricks SQL. No rule looks at it; the other statements of the file are judged. "
        "What it may have created or changed is counted as unresolved."},
};

} // namespace

std::span<const OwnFinding> own_findings() { return findings; }

} // namespace lakelint::cli
