// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/fingerprint.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>
#include <xxhash.h>

namespace lakelint::diagnostic {

namespace {

/// Bumped when what goes into a fingerprint changes: baselines made before no longer match, and must not by
/// chance.
constexpr std::string_view scheme = "1";

std::string without_runs_of_space(std::string_view text) {
    std::string result;
    bool pending = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            pending = !result.empty();
            continue;
        }
        if (pending) result += ' ';
        pending = false;
        result += c;
    }
    return result;
}

/// Each part with its length, so that no two lists of parts give one text.
std::string identity(const Diagnostic& diagnostic) {
    std::string text;
    const auto add = [&text](std::string_view part) { text += fmt::format("{}:{}", part.size(), part); };
    add(scheme);
    add(diagnostic.rule);
    add(diagnostic.object.empty() ? "path" : "object");
    add(diagnostic.object.empty() ? diagnostic.location.path : diagnostic.object);
    add(without_runs_of_space(diagnostic.clause));
    return text;
}

} // namespace

std::vector<std::string> fingerprints(std::span<const Diagnostic> sorted) {
    std::unordered_map<std::string, std::uint32_t> seen;
    std::vector<std::string> result;
    result.reserve(sorted.size());
    for (const Diagnostic& diagnostic : sorted) {
        std::string text = identity(diagnostic);
        const std::uint32_t ordinal = seen[text]++;
        text += fmt::format("#{}", ordinal);
        result.push_back(fmt::format("{:016x}", XXH3_64bits(text.data(), text.size())));
    }
    return result;
}

} // namespace lakelint::diagnostic
