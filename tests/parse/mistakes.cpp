// SPDX-License-Identifier: Apache-2.0

// Mistakes that people make, and what they are told. Each file of `mistakes/` holds statements with one
// mistake each, a blank line between two; the .txt beside it shows every message under its statement.
#include "facts/statement.h"
#include "lower/lower.h"
#include "source/line_index.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {
namespace {

namespace fs = std::filesystem;

facts::FileFacts read(const std::string& sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    return file;
}

fs::path folder() { return source_dir() / "tests/parse/mistakes"; }

std::vector<fs::path> inputs() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder())) {
        if (entry.path().extension() == ".sql") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The statements of a file, which blank lines separate.
std::vector<std::string> cases(const fs::path& file) {
    std::vector<std::string> statements;
    std::string text = read_file(file);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        std::string statement = text.substr(0, end);
        while (!statement.empty() && statement.back() == '\n')
            statement.pop_back();
        if (!statement.empty()) statements.push_back(statement);
        text.erase(0, std::min(end + 2, text.size()));
    }
    return statements;
}

std::string shown(const source::Range& range) {
    return fmt::format("{}:{}-{}:{}", range.begin.line, range.begin.column, range.end.line, range.end.column);
}

/// The statement with its fault underlined, and what is said of it.
std::string report(const std::string& sql) {
    const facts::FileFacts file = read(sql);
    const source::LineIndex lines(sql);
    std::string text;
    const auto range =
        file.faults.empty() ? source::Range{{0, 0}, {0, 0}} : lines.range(file.faults.front().span);
    for (std::uint32_t number = 1; number <= lines.line_count(); ++number) {
        text += fmt::format("    {}\n", lines.line(number));
        if (number != range.begin.line) continue;
        const std::uint32_t width =
            range.end.line > range.begin.line ? 1 : std::max(1U, range.end.column - range.begin.column);
        text += fmt::format("    {:{}}{:^<{}}\n", "", range.begin.column - 1, "", width);
    }
    if (file.faults.empty()) return text + "accepted\n";
    for (const auto& fault : file.faults) {
        text += fmt::format("{}: {}\n", shown(lines.range(fault.span)), fault.message);
        if (!fault.help.empty()) text += fmt::format("help: {}\n", fault.help);
        if (fault.opening) text += fmt::format("opened: {}\n", shown(lines.range(*fault.opening)));
    }
    return text;
}

} // namespace

TEST_CASE("each mistake has its message", "[mistakes]") {
    REQUIRE(inputs().size() >= 8);
    for (const auto& file : inputs()) {
        std::string all;
        for (const auto& sql : cases(file))
            all += (all.empty() ? "" : "\n") + report(sql);
        check_golden(fs::path(file).replace_extension(".txt"), all);
    }
}

TEST_CASE("one mistake is one error, with a short message", "[mistakes]") {
    std::size_t count = 0;
    for (const auto& file : inputs()) {
        for (const auto& sql : cases(file)) {
            CAPTURE(sql);
            const facts::FileFacts facts = read(sql);
            REQUIRE(facts.faults.size() == 1);
            const auto& fault = facts.faults.front();
            CHECK(fault.rule == "syntax/error");
            CHECK(fault.message.size() <= 120);
            // At most five alternatives, so never the list of every token.
            CHECK(std::count(fault.message.begin(), fault.message.end(), ',') <= 5);
            CHECK(facts.statements.empty());
            ++count;
        }
    }
    CHECK(count >= 200);
}

TEST_CASE("a mistake hides nothing of the statements around it", "[mistakes]") {
    const std::string before = "SELECT 1 FROM before_it;\n";
    for (const auto& file : inputs()) {
        const bool swallows = file.stem() == "swallowing";
        for (const auto& sql : cases(file)) {
            CAPTURE(sql);
            const auto alone = read(sql);
            const auto joined = read(before + sql + ";\nSELECT 2 FROM after_it;\n");
            CHECK(joined.faults.size() == 1);
            REQUIRE(!joined.statements.empty());
            CHECK(joined.statements.front().reads.front().name.text() == "before_it");
            if (swallows) {
                CHECK(joined.statements.size() == 1);
                continue;
            }
            CHECK(joined.statement_count == 3);
            CHECK(joined.statements.size() == 2);
            CHECK(joined.statements.back().reads.front().name.text() == "after_it");
            CHECK(joined.faults.front().message == alone.faults.front().message);
            CHECK(joined.faults.front().span.begin
                  == alone.faults.front().span.begin + static_cast<std::uint32_t>(before.size()));
        }
    }
}

TEST_CASE("an unclosed bracket names the opening one", "[mistakes]") {
    const auto opening = [](const std::string& sql) {
        const auto file = read(sql);
        REQUIRE(file.faults.size() == 1);
        return file.faults.front().opening;
    };
    CHECK(opening("CREATE TABLE t (id INT") == source::Span{15, 16});
    CHECK(opening("CREATE TABLE t (a DECIMAL(10, 2)") == source::Span{15, 16});
    CHECK(opening("SELECT a[1 FROM t") == source::Span{8, 9});
    CHECK(opening("CREATE TABLE t (a ARRAY<INT)") == source::Span{23, 24});
    CHECK(opening("SELECT CASE WHEN a THEN b FROM t") == source::Span{7, 11});
    CHECK(opening("SELECT a FROM t WHERE") == std::nullopt);
}

} // namespace lakelint::test
