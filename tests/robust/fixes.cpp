// SPDX-License-Identifier: Apache-2.0
// Fixing comes to an end, leaves every file as readable as it was and every comment where it is, and whoever
// stops it finds each file old or new.
#include "parse/trivia.h"
#include "robust/program.h"
#include "source/file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace lakelint;
using namespace lakelint::test;

namespace {

/// Something is asked of every table, whatever it is called, and every rule runs.
const char* const policy = R"(version: 1
defaults: { catalog: prod, schema: default }
layers:
  ods:
    schemas: ["*.ods", "*.ods_*"]
    retention: { deleted-files: { min: 7 days, max: 30 days }, log: { min: 30 days } }
    layout: { required: true, keys: [dt, id], max-keys: 2 }
  personal:
    schemas: ["*.personal_*"]
    owner: "{owner}"
    expires: { property: expires_on, max: 90 days }
  all:
    schemas: ["*"]
    retention: { deleted-files: { min: 14 days }, log: { min: 14 days, max: 60 days } }
    layout: { required: true, keys: [id, key, a, c1, i, dt] }
    expires: { property: expires_on, max: 90 days }
names:
  owner: "[a-z]+"
rules:
  access/*: warning
  cost/*: warning
  docs/*: warning
  layers/*: warning
  lineage/*: warning
  maintenance/*: warning
  monitoring/*: warning
  naming/*: warning
  partition/*: warning
  personal/*: warning
  retention/*: warning
  safety/*: warning
  types/*: warning
)";

std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.emplace(entry.path().string(), read_file(entry.path()));
    }
    return files;
}

/// The comments of a file's text, in any order: a fix may put code between two of them.
std::vector<std::string> comments(const std::string& bytes) {
    const auto file = source::decode(bytes, "");
    std::vector<std::string> found;
    if (!file) return found;
    for (const source::Span span : parse::trivia(file->text).comments)
        found.push_back(file->text.substr(span.begin, span.size()));
    std::sort(found.begin(), found.end());
    return found;
}

std::string fix(const Bench& bench, const std::string& arguments) {
    return bench
        .run("lakelint check --today 2026-01-15 --no-cache --format json=out.json " + arguments + " files",
             {.seconds = 60})
        .err;
}

/// How many syntax errors there are, whatever their places: those move.
std::size_t faults(const Bench& bench) {
    const std::string found = bench.run("lakelint parse --format gcc files").out;
    return static_cast<std::size_t>(std::count(found.begin(), found.end(), '\n'));
}

/// Fixes everything and holds it to what is promised. How many files changed.
std::size_t check_fixing(const Bench& bench) {
    const auto before = contents(bench.path() / "files");
    const std::size_t faults_before = faults(bench);
    const std::string said = fix(bench, "--fix --unsafe");
    INFO(said);
    CHECK(said.find("did not come to an end") == std::string::npos);
    CHECK(said.find("could not be read any more") == std::string::npos);
    CHECK(faults(bench) == faults_before);
    const auto after = contents(bench.path() / "files");
    REQUIRE(after.size() == before.size()); // and nothing else lies there
    std::size_t changed = 0;
    for (const auto& [path, text] : before) {
        INFO(path);
        REQUIRE(after.contains(path));
        CHECK(comments(after.at(path)) == comments(text));
        if (text != after.at(path)) ++changed;
    }
    const std::string again = fix(bench, "--fix-dry-run --unsafe");
    INFO(again);
    CHECK(again.find("nothing to fix") != std::string::npos);
    CHECK(contents(bench.path() / "files") == after);
    return changed;
}

/// A file with something to fix in every statement, and comments wherever they may stand.
std::string sql_file(std::size_t number) {
    const char* const line_break = number % 3 == 0 ? "\r\n" : "\n";
    std::string text =
        fmt::format("-- file {0}\nUSE prod.ods;\n"
                    "CREATE TABLE t{0} ( -- columns\n  id BIGINT, /* the key */\n  dt DATE\n) -- "
                    "raw\nTBLPROPERTIES (\n  'owner' = 'kim' -- me\n  -- nobody else\n);\n"
                    "CREATE TABLE prod.personal_kim.p{0} AS -- all\nSELECT 1 AS id;\n"
                    "VACUUM t{0} /* soon */ RETAIN 1 /* hour */ HOURS;\n"
                    "CREATE TABLE `prod.ods.u{0}` (id BIGINT, dt DATE)\n",
                    number);
    std::string result;
    for (const char c : text)
        result += c == '\n' ? line_break : std::string(1, c);
    return result;
}

void write_files(const Bench& bench, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        bench.write(fmt::format("files/f{}.sql", i), sql_file(i));
}

} // namespace

TEST_CASE("fixing comes to an end and keeps comments") {
    const Bench bench;
    bench.write("lakelint.yaml", policy);
    write_files(bench, 30);
    CHECK(check_fixing(bench) == 30);
    for (const auto& [path, text] : contents(bench.path() / "files")) {
        const bool windows = text.find('\r') != std::string::npos;
        if (windows)
            CHECK(std::count(text.begin(), text.end(), '\r') == std::count(text.begin(), text.end(), '\n'));
    }
}

TEST_CASE("fixing real warehouses comes to an end", "[shared]") {
    const auto shared = shared_dir();
    REQUIRE(shared.has_value());
    const Bench bench;
    bench.write("lakelint.yaml", policy);
    fs::copy(*shared / "corpus/files", bench.path() / "files", fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(bench.path() / "files"))
        fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
    CHECK(check_fixing(bench) > 50);
}

TEST_CASE("whoever stops fixing finds each file old or new") {
    const Bench bench;
    bench.write("lakelint.yaml", policy);
    constexpr std::size_t count = 200;
    write_files(bench, count);
    const auto before = contents(bench.path() / "files");
    (void)fix(bench, "--fix");
    const auto after = contents(bench.path() / "files");
    REQUIRE(before != after);
    fs::create_directories(bench.path() / "home");
    std::size_t halfway = 0;
    for (int attempt = 0; attempt < 24; ++attempt) {
        const bool kill = attempt % 2 == 1;
        for (const auto& [path, text] : before)
            write_file(path, text);
        const std::string command = fmt::format(
            "set -m; lakelint check --fix --today 2026-01-15 --no-cache files >out 2>&1 & pid=$!; "
            "while kill -0 $pid 2>/dev/null && ! grep -q expires_on files/f0.sql; do :; done; "
            "sleep {:.3f}; kill -{} $pid; wait $pid; true",
            0.004 * (attempt / 4),
            kill               ? "KILL"
            : attempt % 4 == 0 ? "INT"
                               : "TERM");
        (void)run_command(command, bench.path(), bench.path() / "home");
        std::size_t fixed = 0;
        for (const auto& [path, text] : contents(bench.path() / "files")) {
            INFO(path);
            if (!before.contains(path)) {
                CHECK(kill); // half a copy, under a name that nobody takes for SQL
                CHECK(fs::path(path).extension() == ".tmp");
                fs::remove(path);
                continue;
            }
            CHECK((text == before.at(path) || text == after.at(path)));
            if (text == after.at(path)) ++fixed;
        }
        if (fixed > 0 && fixed < count) ++halfway;
    }
    CHECK(halfway > 4); // else this has tested nothing
}
