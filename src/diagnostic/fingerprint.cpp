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
    const auto add = [&text](std::string_view part) {
        text.append(fmt::format_int(part.size()).c_str()).append(":").append(part);
    };
    add(scheme);
    add(diagnostic.rule);
    add(diagnostic.object.empty() ? "path" : "object");
    add(diagnostic.object.empty() ? diagnostic.location.path : diagnostic.object);
    add(without_runs_of_space(diagnostic.clause));
    return text;
}

std::string hexadecimal(std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4U)
        *digit = digits[number & 0xFU];
    return text;
}

} // namespace

std::vector<std::string> fingerprints(std::span<const Diagnostic> sorted) {
    std::unordered_map<std::string, std::uint32_t> seen;
    seen.reserve(sorted.size());
    std::vector<std::string> result;
    result.reserve(sorted.size());
    for (const Diagnostic& diagnostic : sorted) {
        std::string text = identity(diagnostic);
        const std::uint32_t ordinal = seen[text]++;
        text.append("#").append(fmt::format_int(ordinal).c_str());
        result.push_back(hexadecimal(XXH3_64bits(text.data(), text.size())));
    }
    return result;
}

} // namespace lakelint::diagnostic
