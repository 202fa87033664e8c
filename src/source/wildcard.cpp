// SPDX-License-Identifier: Apache-2.0
#include "source/wildcard.h"

#include "source/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lakelint::source {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view any_parts = "**";

bool between(char32_t c, char32_t low, char32_t high) { return low <= c && c <= high; }

bool in_named_class(std::string_view name, char32_t c) {
    const bool upper = between(c, 'A', 'Z');
    const bool lower = between(c, 'a', 'z');
    const bool digit = between(c, '0', '9');
    const bool graph = between(c, 0x21, 0x7E);
    const std::array<std::pair<std::string_view, bool>, 12> classes{{
        {"alpha", upper || lower},
        {"alnum", upper || lower || digit},
        {"digit", digit},
        {"upper", upper},
        {"lower", lower},
        {"xdigit", digit || between(c, 'a', 'f') || between(c, 'A', 'F')},
        {"space", c == ' ' || between(c, '\t', '\r')},
        {"blank", c == ' ' || c == '\t'},
        {"punct", graph && !upper && !lower && !digit},
        {"graph", graph},
        {"print", graph || c == ' '},
        {"cntrl", c < 0x20 || c == 0x7F},
    }};
    for (const auto& [known, holds] : classes) {
        if (known == name) return holds;
    }
    return false;
}

/// Reads one character of a set, an escaped one too, and moves past it.
char32_t set_character(std::string_view pattern, std::size_t& at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    const Utf8Step step = utf8_step(pattern, at);
    at += step.size;
    return step.code_point;
}

/// Matches `c` against the set that begins at `at` ('['), and moves past its ']'. Nothing when the set has no
/// end.
std::optional<bool> match_set(std::string_view pattern, std::size_t& at, char32_t c) {
    std::size_t i = at + 1;
    const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
    if (negated) ++i;
    bool found = false;
    for (const std::size_t first = i; i < pattern.size();) {
        if (pattern[i] == ']' && i != first) {
            at = i + 1;
            return found != negated;
        }
        const std::size_t end = pattern.substr(i).starts_with("[:") ? pattern.find(":]", i + 2) : npos;
        if (end != npos) {
            found = found || in_named_class(pattern.substr(i + 2, end - i - 2), c);
            i = end + 2;
            continue;
        }
        const char32_t low = set_character(pattern, i);
        char32_t high = low;
        if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']')
            high = set_character(pattern, ++i);
        found = found || between(c, low, high);
    }
    return std::nullopt;
}

/// Matches one character of `name`, which is not at its end, against what stands in the pattern; moves past
/// both.
bool match_one(std::string_view pattern, std::size_t& p, std::string_view name, std::size_t& n) {
    const char wanted = pattern[p];
    if (wanted == '?' || wanted == '[') {
        const Utf8Step step = utf8_step(name, n);
        if (wanted == '?') {
            ++p;
        } else if (!match_set(pattern, p, step.code_point).value_or(false)) {
            return false;
        }
        n += step.size;
        return true;
    }
    const std::size_t literal = wanted == '\\' ? p + 1 : p;
    if (literal >= pattern.size() || pattern[literal] != name[n]) return false;
    p = literal + 1;
    ++n;
    return true;
}

std::string_view part_at(std::string_view path, std::size_t begin) {
    return path.substr(begin, path.find('/', begin) - begin);
}

/// The begin of the part after the one at `begin`; npos after the last.
std::size_t next_part(std::string_view path, std::size_t begin) {
    const std::size_t slash = path.find('/', begin);
    return slash == npos || slash + 1 == path.size() ? npos : slash + 1;
}

} // namespace

// Both matchers go back to the latest star only: what an earlier one could take more of, the latest can too.
bool wildcard_match(std::string_view pattern, std::string_view name) {
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t after_star = npos;
    std::size_t star_end = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            after_star = ++p;
            star_end = n;
        } else if (p == pattern.size() || !match_one(pattern, p, name, n)) {
            if (after_star == npos) return false;
            star_end += utf8_step(name, star_end).size;
            p = after_star;
            n = star_end;
        }
    }
    return pattern.find_first_not_of('*', p) == npos;
}

std::vector<std::string> split_path_pattern(std::string_view pattern) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
        std::string_view part = pattern.substr(begin, end - begin);
        if (part.size() > 2 && part.find_first_not_of('*') == npos) part = any_parts;
        const bool repeated = part == any_parts && !parts.empty() && parts.back() == any_parts;
        if (!part.empty() && !repeated) parts.emplace_back(part);
        begin = end + 1;
    }
    return parts;
}

bool wildcard_match_path(std::span<const std::string> parts, std::string_view path) {
    std::size_t p = 0;
    std::size_t at = path.empty() ? npos : 0;
    std::size_t after_star = npos;
    std::size_t star_end = 0;
    while (at != npos) {
        if (p < parts.size() && parts[p] == any_parts) {
            after_star = ++p;
            star_end = at;
        } else if (p < parts.size() && wildcard_match(parts[p], part_at(path, at))) {
            ++p;
            at = next_part(path, at);
        } else {
            if (after_star == npos) return false;
            star_end = next_part(path, star_end);
            p = after_star;
            at = star_end;
        }
    }
    while (p < parts.size() && parts[p] == any_parts)
        ++p;
    return p == parts.size();
}

} // namespace lakelint::source
