// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_place.h"

#include <algorithm>
#include <string>

namespace lakelint::policy {

namespace {

/// Part of a text, and where it begins in there.
struct Line {
    std::string_view text;
    std::size_t begin = 0;
};

Line line_of(std::string_view text, std::uint32_t number) {
    std::size_t begin = 0;
    for (std::uint32_t line = 1; line < number; ++line) {
        const std::size_t end = text.find_first_of("\r\n", begin);
        if (end == std::string_view::npos) return {{}, text.size()};
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return {text.substr(begin, text.find_first_of("\r\n", begin) - begin), begin};
}

/// Where a line's comment begins: at a `#` outside of quotes that follows a blank.
std::size_t end_of_yaml(std::string_view line) {
    char quote = '\0';
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            const bool opens = i == 0 || std::string_view(" [{,").find(line[i - 1]) != std::string_view::npos;
            if (opens) quote = c;
        } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
            return i;
        }
    }
    return line.size();
}

Line trimmed(Line line) {
    line.text = line.text.substr(0, end_of_yaml(line.text));
    const std::size_t first = std::min(line.text.find_first_not_of(" \t"), line.text.size());
    line.text.remove_prefix(first);
    line.begin += first;
    line.text = line.text.substr(0, line.text.find_last_not_of(" \t") + 1);
    return line;
}

bool in_word(char c) {
    constexpr std::string_view signs = "_-*?{}.";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || signs.find(c) != std::string_view::npos;
}

/// Whether something stands at `at` of a line by itself rather than as a part of something longer.
bool stands_alone(std::string_view line, std::size_t at, std::size_t size, bool is_key) {
    if (at > 0 && in_word(line[at - 1])) return false;
    std::string_view rest = line.substr(at + size);
    if (!is_key) return rest.empty() || !in_word(rest.front());
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    return rest.starts_with(':');
}

} // namespace

diagnostic::Location PolicyPlaces::find(const PolicyReference& at, std::string_view text, bool is_key) const {
    const Line line = trimmed(line_of(text_of_(at.path), at.line));
    std::size_t begin = line.begin;
    std::size_t size = line.text.size();
    for (std::size_t found = line.text.find(text); found != std::string_view::npos && !text.empty();
         found = line.text.find(text, found + 1)) {
        if (!stands_alone(line.text, found, text.size(), is_key)) continue;
        begin = line.begin + found;
        size = text.size();
        break;
    }
    return {at.path, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)}};
}

diagnostic::Location PolicyPlaces::key(const PolicyReference& at, std::string_view key) const {
    return find(at, key, true);
}

diagnostic::Location PolicyPlaces::value(const PolicyReference& at, std::string_view value) const {
    return find(at, value, false);
}

} // namespace lakelint::policy
