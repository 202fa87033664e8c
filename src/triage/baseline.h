// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"
#include "triage/triage.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace lakelint::triage {

/// Beside the policy.
constexpr std::string_view baseline_name = ".lakelint-baseline.json";

/// A finding that was there when the baseline was recorded. It is known again by its rule, object and
/// fingerprint; the path is for people.
struct Known {
    std::string rule;
    std::string object;
    std::string path;
    std::string fingerprint;
    source::Span span; ///< of the entry, in the baseline's text
};

struct Baseline {
    std::vector<Known> known;
};

struct BaselineError {
    source::Span span;
    std::string message;
    std::string help;
};

/// Reads a baseline; fails on anything that it does not understand, so that a damaged one hides nothing.
[[nodiscard]] tl::expected<Baseline, BaselineError> read_baseline(std::string_view text);

/// The baseline of the findings that are active, but for those of family `policy`. One entry a line, in the
/// order of path, rule, object and fingerprint, so that a change shows as few lines.
[[nodiscard]] Baseline record(const std::vector<Judged>& findings);
[[nodiscard]] std::string to_json(const Baseline& baseline);

/// Marks the active findings that the baseline knows; returns the entries that nothing matches any more.
[[nodiscard]] std::vector<const Known*> apply(const Baseline& baseline, std::vector<Judged>& findings);

} // namespace lakelint::triage
