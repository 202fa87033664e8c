// SPDX-License-Identifier: Apache-2.0
#include "support/diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lakelint::test {

namespace {

using Lines = std::vector<std::string_view>;

struct Edit {
    char sign; ///< ' ' same, '-' only expected, '+' only actual
    std::string_view line;
};

/// Lines without their '\n'; the last one is marked when the text does not end with a line break.
Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            lines.emplace_back("\\ no line break at the end");
            break;
        }
        text.remove_prefix(end + 1);
    }
    return lines;
}

/// The shortest edit script by longest common subsequence; `a` and `b` differ at both ends.
std::vector<Edit> edit_script(const Lines& a, const Lines& b) {
    std::vector<Edit> script;
    const std::size_t width = b.size() + 1;
    constexpr std::size_t largest_table = 25'000'000;
    if ((a.size() + 1) * width > largest_table) {
        for (const auto line : a)
            script.push_back({'-', line});
        for (const auto line : b)
            script.push_back({'+', line});
        return script;
    }
    std::vector<std::uint32_t> common((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i * width + j] = a[i] == b[j]
                                        ? common[(i + 1) * width + j + 1] + 1
                                        : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            script.push_back({' ', a[i]});
            ++i, ++j;
        } else if (j == b.size()
                   || (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            script.push_back({'-', a[i++]});
        } else {
            script.push_back({'+', b[j++]});
        }
    }
    return script;
}

std::string visible(std::string_view line) {
    const std::size_t text_end = line.find_last_not_of(" \t\r") + 1;
    std::string shown(line.substr(0, text_end));
    for (const char c : line.substr(text_end))
        shown += c == ' ' ? "·" : c == '\t' ? "\\t" : "\\r";
    return shown;
}

/// The script's changes with two lines of context; what lies between is left out.
std::string print(const std::vector<Edit>& script) {
    constexpr std::size_t context = 2;
    std::vector<bool> shown(script.size(), false);
    for (std::size_t i = 0; i < script.size(); ++i) {
        if (script[i].sign == ' ') continue;
        const std::size_t end = std::min(script.size(), i + context + 1);
        for (std::size_t k = i < context ? 0 : i - context; k < end; ++k)
            shown[k] = true;
    }
    std::string text;
    for (std::size_t i = 0; i < script.size(); ++i) {
        if (!shown[i]) {
            if (i == 0 || shown[i - 1]) text += "  ...\n";
            continue;
        }
        text += script[i].sign;
        text += ' ';
        text += script[i].sign == ' ' ? std::string(script[i].line) : visible(script[i].line);
        text += '\n';
    }
    return text;
}

} // namespace

std::string diff(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const Lines a = split(expected);
    const Lines b = split(actual);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head
           && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;

    std::vector<Edit> script;
    for (std::size_t i = 0; i < head; ++i)
        script.push_back({' ', a[i]});
    const auto at = [](const Lines& lines, std::size_t index) {
        return lines.begin() + static_cast<std::ptrdiff_t>(index);
    };
    const auto middle =
        edit_script(Lines(at(a, head), at(a, a.size() - tail)), Lines(at(b, head), at(b, b.size() - tail)));
    script.insert(script.end(), middle.begin(), middle.end());
    for (std::size_t i = a.size() - tail; i < a.size(); ++i)
        script.push_back({' ', a[i]});
    return print(script);
}

} // namespace lakelint::test
