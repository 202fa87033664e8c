// SPDX-License-Identifier: Apache-2.0
// Runs every folder tests/cli/cases/<case>/: the shell command line in `cmd`, in a folder of its own, and
// compares with `expected.stdout` (absent: empty), `expected.stderr` (absent: empty) and `expected.status`
// (absent: 0). LAKELINT_UPDATE_GOLDEN=1 rewrites them. One case: test_cli -c <case>.
//
// The folder holds a copy of tests/cli/projects/<project>, if a file `project` names one, then a copy of the
// case's `input/`, if there is one; then the shell script `setup` runs in it, if there is one.
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

fs::path folder_of_cases() { return source_dir() / "tests/cli/cases"; }

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_of_cases()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// Puts `<dir>` wherever the text names the temporary folder.
std::string without_folder(std::string text, const fs::path& folder) {
    const std::string name = folder.string();
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), "<dir>");
    return text;
}

/// A golden file that is absent where there is nothing to tell: `usual` is what its absence stands for.
void check_unusual(const fs::path& file, const std::string& usual, const std::string& actual) {
    if (actual != usual || (fs::exists(file) && !updating_golden()))
        check_golden(file, actual);
    else
        fs::remove(file);
}

void copy_into(const fs::path& folder, const fs::path& from) {
    REQUIRE(fs::is_directory(from));
    fs::copy(from, folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

void fill(const fs::path& work, const fs::path& folder, const fs::path& home) {
    if (fs::exists(folder / "project")) {
        std::string project = read_file(folder / "project");
        project.erase(project.find_last_not_of('\n') + 1);
        copy_into(work, source_dir() / "tests/cli/projects" / project);
    }
    if (fs::exists(folder / "input")) copy_into(work, folder / "input");
    if (!fs::exists(folder / "setup")) return;
    const Outcome setup = run_command(read_file(folder / "setup"), work, home);
    INFO(setup.out << setup.err);
    REQUIRE(setup.status == 0);
}

void run_case(const fs::path& folder) {
    REQUIRE(fs::exists(folder / "cmd"));
    const TempDir temp;
    const fs::path work = temp.path() / "work";
    const fs::path home = temp.path() / "home";
    fs::create_directories(home);
    fs::create_directories(work);
    fill(work, folder, home);

    const Outcome outcome = run_command(read_file(folder / "cmd"), work, home);
    check_unusual(folder / "expected.stdout", "", without_folder(outcome.out, temp.path()));
    check_unusual(folder / "expected.stderr", "", without_folder(outcome.err, temp.path()));
    check_unusual(folder / "expected.status", "0\n", std::to_string(outcome.status) + "\n");
}

} // namespace

TEST_CASE("there are command lines to run") { REQUIRE(cases().size() > 100); }

TEST_CASE("command lines") {
    for (const auto& name : cases())
        DYNAMIC_SECTION(name) { run_case(folder_of_cases() / name); }
}
