// SPDX-License-Identifier: Apache-2.0
// Lints every folder of examples/ as its reader would, from the root of the sources, and compares with
// tests/examples/<folder>.txt: what is printed, then the exit status. LAKELINT_UPDATE_GOLDEN=1 rewrites them.
#include "policy/policy.h"
#include "rule/registry.h"
#include "rule/settings.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <set>
#include <sstream>
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
        if (!fs::exists(source_dir() / "examples" / name / "lakelint.yaml")) continue; // several projects
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

namespace {

/// The examples that show a shipped policy twice: once kept, once broken.
std::vector<fs::path> pairs() {
    std::vector<fs::path> found;
    for (const std::string& name : names_in(source_dir() / "examples")) {
        const fs::path folder = source_dir() / "examples" / name;
        if (fs::is_directory(folder / "clean")) found.push_back(folder);
    }
    return found;
}

/// The rules between the brackets at the ends of lines.
std::set<std::string> rules_in(const std::string& gcc) {
    std::set<std::string> rules;
    std::istringstream lines(gcc);
    for (std::string line; std::getline(lines, line);)
        rules.insert(line.substr(line.rfind('[') + 1, line.size() - line.rfind('[') - 2));
    return rules;
}

} // namespace

TEST_CASE("a project that keeps its policy is clean on any day", "[examples]") {
    const TempDir home;
    REQUIRE(pairs().size() == 3);
    for (const fs::path& folder : pairs()) {
        for (const char* day : {"", "--today 2020-01-01", "--today 2099-12-30"}) {
            INFO(folder << " " << day);
            const Outcome outcome = run_command(std::string("lakelint check --strict --fail-on note ") + day,
                                                folder / "clean", home.path());
            CHECK(outcome.err.empty());
            CHECK(outcome.status == 0);
            CHECK(outcome.out.starts_with("All clean: "));
        }
    }
}

TEST_CASE("where each rule of a shipped policy is broken once, each is found, and nothing else",
          "[examples]") {
    const TempDir home;
    for (const fs::path& folder : pairs()) {
        INFO(folder);
        const Outcome outcome =
            run_command("lakelint check --format gcc --today 2026-06-01", folder / "violations", home.path());
        CHECK(outcome.err.empty());
        CHECK(outcome.status == 1);
        check_golden(folder / "violations" / "expected.gcc", outcome.out);
        const auto policy =
            lakelint::policy::load(folder / "violations/lakelint.yaml", "lakelint.yaml").policy;
        REQUIRE(policy.has_value());
        std::set<std::string> all;
        for (const auto& active : lakelint::rule::configure(*policy, lakelint::rule::registry()).rules)
            all.emplace(active.id);
        CHECK(rules_in(outcome.out) == all);
    }
}
