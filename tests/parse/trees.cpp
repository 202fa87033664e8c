// SPDX-License-Identifier: Apache-2.0

// Parse trees as `lakelint parse --tree` prints them, for a few statements.
#include "lower/lower.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"

#include <cctype>
#include <filesystem>
#include <string>

namespace lakelint::test {
namespace {

/// The tree without blanks at the ends of its lines.
std::string trimmed(const std::string& tree) {
    std::string text;
    for (const char c : tree) {
        while (c == '\n' && !text.empty() && text.back() == ' ')
            text.pop_back();
        text += c;
    }
    return text;
}

/// How the runtime indents a tree differs between its versions.
std::string without_layout(const std::string& tree) {
    std::string text;
    for (const char c : tree) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    return text;
}

} // namespace

TEST_CASE("parse trees", "[trees]") {
    namespace fs = std::filesystem;
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(source_dir() / "tests/parse/trees")) {
        if (entry.path().extension() != ".sql") continue;
        ++count;
        const std::string tree = lower::Reader().describe_trees(read_file(entry.path()));
        const fs::path golden = fs::path(entry.path()).replace_extension(".tree");
        const bool same = fs::exists(golden) && without_layout(read_file(golden)) == without_layout(tree);
        if (!same) check_golden(golden, trimmed(tree));
        CHECK(tree.find("(singleStatement") == 0);
    }
    CHECK(count == 8);
}

} // namespace lakelint::test
