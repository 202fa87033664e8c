// SPDX-License-Identifier: Apache-2.0
#include "fix/unified_diff.h"

#include "fix/line_changes.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace lakelint::fix {
namespace {

constexpr std::size_t context = 3;

using Lines = std::vector<std::string_view>;

/// Lines with their line breaks.
Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

void put(char sign, std::string_view line, std::string& out) {
    out += sign;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// `12,3`, and for one line `12`; what is empty stands behind the line before it.
std::string range(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (size == 1) return fmt::format("{}", begin + 1);
    return fmt::format("{},{}", size == 0 ? begin : begin + 1, size);
}

/// Changes that are close to each other, with the lines around them.
void put_hunk(const Lines& from, const Lines& to, const std::vector<Change>& changes, std::size_t first,
              std::size_t last, std::string& out) {
    const std::size_t lead = std::min(context, changes[first].old_begin);
    const std::size_t trail = std::min(context, from.size() - changes[last].old_end);
    const Change whole{changes[first].old_begin - lead, changes[last].old_end + trail,
                       changes[first].new_begin - lead, changes[last].new_end + trail};
    out += fmt::format("@@ -{} +{} @@\n", range(whole.old_begin, whole.old_end),
                       range(whole.new_begin, whole.new_end));
    std::size_t at = whole.old_begin;
    const auto put_same = [&](std::size_t end) {
        for (; at < end; ++at)
            put(' ', from[at], out);
    };
    for (std::size_t i = first; i <= last; ++i) {
        put_same(changes[i].old_begin);
        for (; at < changes[i].old_end; ++at)
            put('-', from[at], out);
        for (std::size_t line = changes[i].new_begin; line < changes[i].new_end; ++line)
            put('+', to[line], out);
    }
    put_same(whole.old_end);
}

} // namespace

std::string unified_diff(std::string_view old_text, std::string_view new_text, std::string_view old_name,
                         std::string_view new_name) {
    const Lines from = split(old_text);
    const Lines to = split(new_text);
    const std::vector<Change> changes = line_changes(from, to);
    if (changes.empty()) return {};
    std::string out = fmt::format("--- {}\n+++ {}\n", old_name, new_name);
    for (std::size_t first = 0; first < changes.size();) {
        std::size_t last = first;
        while (last + 1 < changes.size()
               && changes[last + 1].old_begin - changes[last].old_end <= 2 * context)
            ++last;
        put_hunk(from, to, changes, first, last, out);
        first = last + 1;
    }
    return out;
}

} // namespace lakelint::fix
