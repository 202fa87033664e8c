// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <filesystem>
#include <vector>

using namespace lakelint;
namespace fs = std::filesystem;

namespace {

/// The inputs that once made a target fail, by name.
std::vector<fs::path> inputs(const char* target) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(test::source_dir() / "tests/fuzz/inputs" / target))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    REQUIRE_FALSE(files.empty());
    return files;
}

} // namespace

TEST_CASE("SQL that once broke lakelint does so no more") {
    for (const auto& file : inputs("sql")) {
        INFO(file.filename());
        fuzz::read_sql(test::read_file(file));
        SUCCEED();
    }
}

TEST_CASE("policies that once broke lakelint do so no more") {
    for (const auto& file : inputs("policy")) {
        INFO(file.filename());
        fuzz::read_policy(test::read_file(file));
        SUCCEED();
    }
}
