// SPDX-License-Identifier: Apache-2.0

// A finding keeps its fingerprint, and so stays in the baseline, when the code around it moves.
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <random>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace lakelint::test {

namespace {

namespace fs = std::filesystem;
using Random = std::mt19937;

/// `rule object fingerprint` of every finding of a project.
std::multiset<std::string> fingerprints(const TempDir& dir, const std::string& paths) {
    const Outcome outcome = run_command("lakelint check --format json --today 2026-06-01 --no-cache " + paths,
                                        dir.path(), dir.path());
    REQUIRE(outcome.status == 1);
    std::multiset<std::string> found;
    const auto report = nlohmann::json::parse(outcome.out);
    for (const auto& finding : report.at("findings")) {
        found.insert(fmt::format("{} {} {}", finding.at("rule").get<std::string>(),
                                 finding.at("object").get<std::string>(),
                                 finding.at("fingerprint").get<std::string>()));
    }
    return found;
}

std::vector<fs::path> sql_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".sql") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Its first line and its lines between cells must stay as they are.
bool is_notebook(const std::string& text) { return text.starts_with("-- Databricks notebook source"); }

/// Adds blank lines, comments and statements of no concern between the statements of a text.
std::string moved(const std::string& text, Random& random) {
    constexpr const char* padding[] = {"\n\n", "\n-- nothing to see here\n", "\n\t\n   ", "\nSELECT 1;\n",
                                       "\nSHOW TABLES;\n"};
    std::string result = !is_notebook(text) && random() % 2 == 0 ? "/* moved */\n" : "";
    std::size_t begin = 0;
    for (std::size_t end = text.find(";\n"); end != std::string::npos; end = text.find(";\n", begin)) {
        result += text.substr(begin, end + 1 - begin) + padding[random() % std::size(padding)];
        begin = end + 1;
    }
    return result + text.substr(begin);
}

/// Indents some lines a little further.
std::string indented(const std::string& text, Random& random) {
    if (is_notebook(text)) return text;
    std::string result;
    for (const char c : text) {
        result += c;
        if (c == '\n' && random() % 3 == 0) result += "  ";
    }
    return result;
}

} // namespace

TEST_CASE("no fingerprint changes when code moves", "[fingerprints]") {
    const TempDir dir;
    fs::copy(source_dir() / "examples" / "lakehouse", dir.path(), fs::copy_options::recursive);
    const auto files = sql_files(dir.path());
    REQUIRE(files.size() > 10);
    std::vector<std::string> texts;
    for (const auto& file : files)
        texts.push_back(read_file(file));
    const auto wanted = fingerprints(dir, ".");
    REQUIRE(wanted.size() == 7);

    Random random(11);
    for (int round = 0; round < 25; ++round) {
        INFO("round " << round);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < files.size(); ++i) {
            write_file(files[i], indented(moved(texts[i], random), random));
            names.push_back(fmt::format("'{}'", files[i].string()));
        }
        std::shuffle(names.begin(), names.end(), random);
        CHECK(fingerprints(dir, fmt::format("{}", fmt::join(names, " "))) == wanted);
    }
}

TEST_CASE("a file checked by itself has the fingerprints of the whole project's run", "[fingerprints]") {
    const TempDir dir;
    fs::copy(source_dir() / "examples" / "lakehouse", dir.path(), fs::copy_options::recursive);
    const auto wanted = fingerprints(dir, ".");
    std::multiset<std::string> found;
    for (const auto& file : sql_files(dir.path())) {
        const Outcome outcome =
            run_command(fmt::format("lakelint check --format json --today 2026-06-01 '{}'", file.string()),
                        dir.path(), dir.path());
        const auto report = nlohmann::json::parse(outcome.out);
        for (const auto& finding : report.at("findings")) {
            found.insert(fmt::format("{} {} {}", finding.at("rule").get<std::string>(),
                                     finding.at("object").get<std::string>(),
                                     finding.at("fingerprint").get<std::string>()));
        }
    }
    CHECK(found == wanted);
}

} // namespace lakelint::test
