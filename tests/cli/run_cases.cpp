// SPDX-License-Identifier: Apache-2.0
// Runs every folder tests/cli/<case>/: the shell command line in `cmd`, in a copy of the case's `input/`
// (made with `setup`, a shell script, where there is one), and compares with `expected.stdout`,
// `expected.status` (absent: 0) and `expected.stderr` (absent: empty). LAKELINT_UPDATE_GOLDEN=1 rewrites
// them. One case: test_cli -c <case>.
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

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source_dir() / "tests/cli"))
        if (fs::exists(entry.path() / "cmd")) names.push_back(entry.path().filename().string());
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

void run_case(const fs::path& folder) {
    const TempDir temp;
    const fs::path work = temp.path() / "work";
    const fs::path home = temp.path() / "home";
    fs::create_directories(home);
    fs::create_directories(work);
    if (fs::exists(folder / "input"))
        fs::copy(folder / "input", work, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    if (fs::exists(folder / "setup")) {
        const Outcome setup = run_command(read_file(folder / "setup"), work, home);
        INFO(setup.out << setup.err);
        REQUIRE(setup.status == 0);
    }

    const Outcome outcome = run_command(read_file(folder / "cmd"), work, home);
    check_golden(folder / "expected.stdout", without_folder(outcome.out, temp.path()));
    check_unusual(folder / "expected.stderr", "", without_folder(outcome.err, temp.path()));
    check_unusual(folder / "expected.status", "0\n", std::to_string(outcome.status) + "\n");
}

} // namespace

TEST_CASE("command lines") {
    for (const auto& name : cases())
        DYNAMIC_SECTION(name) { run_case(source_dir() / "tests/cli" / name); }
}
