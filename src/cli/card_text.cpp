// SPDX-License-Identifier: Apache-2.0
#include "cli/card_text.h"

#include <sstream>

namespace lakelint::cli {
namespace {

/// What a fence says about the block that it opens.
std::string block_title(const std::string& info) {
    std::istringstream words(info);
    std::string language;
    std::string role;
    std::string path;
    words >> language >> role >> path;
    if (language == "yaml") return "policy:";
    if (role == "and") return "and in " + path + ":";
    return path.empty() ? role + ":" : role + ", in " + path + ":";
}

/// The text of a heading without its `#`; empty when the line is none.
std::string heading(const std::string& line) {
    const std::size_t marks = line.find_first_not_of('#');
    if (marks == 0 || marks == std::string::npos || line[marks] != ' ') return {};
    return line.substr(marks + 1);
}

} // namespace

std::string card_text(std::string_view card) {
    std::istringstream lines{std::string(card)};
    std::string line;
    std::string text;
    bool in_block = false;
    while (std::getline(lines, line)) {
        if (line.starts_with("```")) {
            in_block = !in_block;
            if (in_block) text += "  " + block_title(line.substr(3)) + "\n";
        } else if (in_block) {
            text += line.empty() ? "\n" : "      " + line + "\n";
        } else if (const std::string title = heading(line); !title.empty()) {
            text += title + "\n" + std::string(title.size(), line.starts_with("##") ? '-' : '=') + "\n";
        } else {
            text += line + "\n";
        }
    }
    return text;
}

} // namespace lakelint::cli
