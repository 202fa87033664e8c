// SPDX-License-Identifier: Apache-2.0
// Lints every folder of examples/ as its reader would, from the root of the sources, and compares with
// tests/examples/<folder>.txt: what is printed, then the exit status. LAKELINT_UPDATE_GOLDEN=1 rewrites them.
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace lakelint::test;

namespace {

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("every example has the findings that its golden file shows", "[examples]") {
    const TempDir home;
    const auto examples = names_in(source_dir() / "examples");
    REQUIRE_FALSE(examples.empty());
    for (const std::string& name : examples) {
        DYNAMIC_SECTION(name) {
            const Outcome outcome = run_command("lakelint check examples/" + name, source_dir(), home.path());
            CHECK(outcome.err.empty());
            check_golden(source_dir() / "tests/examples" / (name + ".txt"),
                         outcome.out + "exit status " + std::to_string(outcome.status) + "\n");
        }
    }
}

TEST_CASE("every golden file has its example", "[examples]") {
    for (const std::string& name : names_in(source_dir() / "tests/examples")) {
        if (fs::path(name).extension() != ".txt") continue;
        INFO(name);
        CHECK(fs::is_directory(source_dir() / "examples" / fs::path(name).stem()));
    }
}
