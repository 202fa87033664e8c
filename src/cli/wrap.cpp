// SPDX-License-Identifier: Apache-2.0
#include "cli/wrap.h"

#include "source/utf8.h"

namespace lakelint::cli {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

std::string wrapped(std::string_view text, std::size_t indent) {
    std::string out;
    for (const std::string_view paragraph : split(text, '\n')) {
        if (!out.empty()) out += "\n" + std::string(indent, ' ');
        std::size_t used = indent;
        bool first = true;
        for (const std::string_view word : split(paragraph, ' ')) {
            const std::size_t size = source::count_code_points(word);
            const bool fits = used + 1 + size <= line_width;
            if (!first) out += fits ? " " : "\n" + std::string(indent, ' ');
            used = first || !fits ? indent + size : used + 1 + size;
            out += word;
            first = false;
        }
    }
    return out;
}

} // namespace lakelint::cli
