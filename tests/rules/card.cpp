// SPDX-License-Identifier: Apache-2.0
#include "rules/card.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace lakelint::test {
namespace {

/// Characters of a UTF-8 text.
std::uint32_t characters(std::string_view text) {
    std::uint32_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

/// `--   ^^^^ text` or `--   ~~~~ text`.
bool read_marker(std::string_view line, std::uint32_t line_above, Expectation& out) {
    if (!line.starts_with("--")) return false;
    const std::size_t begin = line.find_first_not_of(' ', 2);
    if (begin == std::string_view::npos || (line[begin] != '^' && line[begin] != '~')) return false;
    const char sign = line[begin];
    std::size_t end = line.find_first_not_of(sign, begin);
    if (end == std::string_view::npos) end = line.size();
    out.unresolved = sign == '~';
    out.range = {{line_above, characters(line.substr(0, begin)) + 1},
                 {line_above, characters(line.substr(0, end)) + 1}};
    const std::size_t text = line.find_first_not_of(' ', end);
    out.text = text == std::string_view::npos ? std::string() : std::string(line.substr(text));
    return true;
}

/// `--   = help: text` or `--   = note: text`, which belongs to the finding above.
bool read_more(std::string_view line, std::vector<Expectation>& found) {
    if (!line.starts_with("--")) return false;
    const std::size_t begin = std::min(line.find_first_not_of(' ', 2), line.size());
    const bool help = line.substr(begin).starts_with("= help: ");
    if (!help && !line.substr(begin).starts_with("= note: ")) return false;
    if (found.empty()) throw std::runtime_error("`= help` and `= note` need a finding above them");
    const std::string text(line.substr(begin + std::string_view("= help: ").size()));
    if (help) {
        found.back().help = text;
    } else {
        found.back().notes.push_back(text);
    }
    return true;
}

void add_file(Example& example, const std::string& path, const std::string& text) {
    example.files.push_back({path, text});
    std::istringstream lines(text);
    std::string line;
    std::uint32_t number = 0;
    std::uint32_t last_code = 0;
    while (std::getline(lines, line)) {
        ++number;
        Expectation expectation;
        expectation.path = path;
        if (read_marker(line, last_code, expectation)) {
            example.expected.push_back(std::move(expectation));
        } else if (!read_more(line, example.expected)) {
            last_code = number;
        }
    }
}

} // namespace

std::string without_markers(std::string_view text) {
    std::string rest;
    std::istringstream lines{std::string(text)};
    std::string line;
    std::vector<Expectation> marked(1);
    while (std::getline(lines, line)) {
        if (!read_marker(line, 0, marked[0]) && !read_more(line, marked)) rest += line + "\n";
    }
    return rest;
}

std::vector<Example> read_examples(std::string_view card) {
    std::vector<Example> examples;
    std::string policy;
    std::string info;
    std::string block;
    std::uint32_t number = 0;
    std::uint32_t block_line = 0;
    bool inside = false;
    std::istringstream lines{std::string(card)};
    std::string line;
    const auto finish = [&] {
        std::istringstream words(info);
        std::string language;
        std::string role;
        std::string path;
        words >> language >> role >> path;
        if (language == "yaml" && role == "policy") {
            policy = block.find("version:") == std::string::npos ? "version: 1\n" + block : block;
        } else if (language == "sql" && role == "and") {
            if (examples.empty() || path.empty())
                throw std::runtime_error("```sql and needs an example before it and a path");
            add_file(examples.back(), path, block);
        } else if (language == "sql" && role == "fixed") {
            if (examples.empty() || !examples.back().bad)
                throw std::runtime_error("```sql fixed needs a bad example before it");
            examples.back().fixed.push_back(
                {path.empty() ? examples.back().files.front().path : path, block});
        } else if (language == "sql" && (role == "bad" || role == "good")) {
            Example example;
            example.policy = policy;
            example.bad = role == "bad";
            example.card_line = block_line;
            add_file(example, path.empty() ? "example.sql" : path, block);
            examples.push_back(std::move(example));
        }
    };
    while (std::getline(lines, line)) {
        ++number;
        if (line.starts_with("```")) {
            if (inside) finish();
            inside = !inside;
            info = inside ? line.substr(3) : std::string();
            block.clear();
            block_line = number;
        } else if (inside) {
            block += line + "\n";
        }
    }
    return examples;
}

} // namespace lakelint::test
