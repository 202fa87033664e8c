// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/fingerprint.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

namespace lakelint::diagnostic {

namespace {

/// Bumped when what goes into a fingerprint changes: baselines made before no longer match, and must not by
/// chance.
constexpr std::string_view scheme = "1";

void add_number(std::string& text, std::size_t number) {
    const fmt::format_int digits(number);
    text.append(digits.data(), digits.size());
}

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
void identify(const Diagnostic& diagnostic, std::string& text) {
    const auto add = [&text](std::string_view part) {
        add_number(text, part.size());
        text.append(":").append(part);
    };
    text.clear();
    add(scheme);
    add(diagnostic.rule);
    add(diagnostic.object.empty() ? "path" : "object");
    add(diagnostic.object.empty() ? diagnostic.location.path : diagnostic.object);
    add(without_runs_of_space(diagnostic.clause));
}

/// Of an identity: wide enough to stand for it among all findings that there will ever be.
using Digest = std::pair<std::uint64_t, std::uint64_t>;

struct DigestHash {
    std::size_t operator()(const Digest& digest) const { return digest.first; }
};

Digest digest(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return {hash.low64, hash.high64};
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
    std::unordered_map<Digest, std::uint32_t, DigestHash> seen;
    seen.reserve(sorted.size());
    std::vector<std::string> result;
    result.reserve(sorted.size());
    std::string text;
    for (const Diagnostic& diagnostic : sorted) {
        identify(diagnostic, text);
        const std::uint32_t ordinal = seen[digest(text)]++;
        text += '#';
        add_number(text, ordinal);
        result.push_back(hexadecimal(XXH3_64bits(text.data(), text.size())));
    }
    return result;
}

} // namespace lakelint::diagnostic
