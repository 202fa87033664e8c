// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/catch.h"
#include "support/paths.h"

#include <optional>
#include <regex>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// The regular expressions that editors and GitHub are given. Both read them as ECMAScript does, which is the
// only reason for std::regex here.
namespace lakelint::test {

/// What one pattern reads from a line; empty texts where it has no such group.
struct Problem {
    std::string file;
    std::string line;
    std::string column;
    std::string severity;
    std::string message;
    std::string code;
    friend bool operator==(const Problem&, const Problem&) = default;
};

inline std::ostream& operator<<(std::ostream& out, const Problem& problem) {
    return out << problem.file << " | " << problem.line << " | " << problem.column << " | "
               << problem.severity << " | " << problem.message << " | " << problem.code;
}

inline std::optional<Problem> match(const nlohmann::json& pattern, const std::string& line) {
    const std::regex expression(pattern.at("regexp").get<std::string>(), std::regex::ECMAScript);
    std::smatch groups;
    if (!std::regex_search(line, groups, expression)) return std::nullopt;
    const auto group = [&](const char* key) {
        return pattern.contains(key) ? groups[pattern.at(key).get<std::size_t>()].str() : std::string();
    };
    return Problem{group("file"),     group("line"),    group("column"),
                   group("severity"), group("message"), group("code")};
}

/// What GitHub makes of a line with `lakelint-matcher.json`, of whose matchers exactly one must read it.
inline Problem match_github(const std::string& line) {
    const auto json = nlohmann::json::parse(read_file(source_dir() / "lakelint-matcher.json"));
    std::vector<Problem> found;
    for (const auto& matcher : json.at("problemMatcher")) {
        REQUIRE(matcher.at("pattern").size() == 1);
        auto problem = match(matcher.at("pattern").at(0), line);
        if (!problem) continue;
        if (problem->severity.empty()) problem->severity = matcher.at("severity").get<std::string>();
        found.push_back(std::move(*problem));
    }
    CAPTURE(line);
    REQUIRE(found.size() == 1);
    return found.front();
}

/// The task of the `tasks.json` that docs/editors.md shows.
inline nlohmann::json documented_task() {
    const std::string text = read_file(source_dir() / "docs" / "editors.md");
    const std::string fence = "```json\n";
    const std::size_t begin = text.find(fence);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find("```", begin + fence.size());
    const auto json = nlohmann::json::parse(text.substr(begin + fence.size(), end - begin - fence.size()));
    REQUIRE(json.at("tasks").size() == 1);
    return json.at("tasks").at(0);
}

/// The lines of a text, each of which must end with a line break.
inline std::vector<std::string> lines_of(std::string text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(0, end));
        text.erase(0, end + 1);
    }
    return lines;
}

} // namespace lakelint::test
