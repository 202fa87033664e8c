// SPDX-License-Identifier: Apache-2.0
#include "cache/facts_cache.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace lakelint;
namespace fs = std::filesystem;

namespace {

facts::FileFacts facts_with(const std::string& kind) {
    facts::FileFacts facts;
    facts.contexts.emplace_back();
    facts.statements.emplace_back();
    facts.statements.back().kind = kind;
    facts.statement_count = 1;
    return facts;
}

std::string kind_of(const std::optional<facts::FileFacts>& facts) {
    return facts ? facts->statements.at(0).kind : "nothing";
}

/// Segments and temporary files of all projects, by their extension.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

const cache::Key a = cache::key_of("SELECT 1", ".sql");
const cache::Key b = cache::key_of("SELECT 2", ".sql");

/// A run that keeps facts of the kinds `select` for a and `insert` for b.
void fill(const fs::path& folder) {
    cache::FactsCache first(folder, "/project");
    first.keep(a, facts_with("select"));
    first.keep(b, facts_with("insert"));
    REQUIRE_FALSE(first.save());
}

} // namespace

TEST_CASE("a key tells contents and ways to read them apart") {
    CHECK(a == cache::key_of("SELECT 1", ".sql"));
    CHECK_FALSE(a == b);
    CHECK_FALSE(a == cache::key_of("SELECT 1", ".py"));
}

TEST_CASE("facts that were kept are found by the next run of the same project only") {
    const test::TempDir folder;
    fill(folder.path());
    cache::FactsCache next(folder.path(), "/project");
    CHECK(kind_of(next.find(a)) == "select");
    CHECK(kind_of(next.find(b)) == "insert");
    CHECK(kind_of(next.find(cache::key_of("SELECT 3", ".sql"))) == "nothing");
    cache::FactsCache other(folder.path(), "/other");
    CHECK(kind_of(other.find(a)) == "nothing");
}

TEST_CASE("what was not saved is not found, and leaves nothing behind") {
    const test::TempDir folder;
    {
        cache::FactsCache killed(folder.path(), "/project");
        killed.keep(a, facts_with("select"));
        CHECK(kind_of(cache::FactsCache(folder.path(), "/project").find(a)) == "nothing");
    }
    CHECK(files_in(folder.path(), ".facts").empty());
    CHECK(files_in(folder.path(), ".tmp").empty());
}

TEST_CASE("a cache with any byte changed or cut off gives the right facts or none") {
    const test::TempDir folder;
    fill(folder.path());
    const auto segments = files_in(folder.path(), ".facts");
    REQUIRE(segments.size() == 1);
    const std::string whole = test::read_file(segments[0]);
    std::size_t misses = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const bool cut : {false, true}) {
            std::string bytes = whole;
            if (cut) {
                bytes.resize(i);
            } else {
                bytes[i] = static_cast<char>(bytes[i] ^ 0x41);
            }
            test::write_file(segments[0], bytes);
            cache::FactsCache next(folder.path(), "/project");
            const std::string for_a = kind_of(next.find(a));
            const std::string for_b = kind_of(next.find(b));
            INFO("byte " << i << (cut ? ", cut" : ", changed"));
            CHECK((for_a == "select" || for_a == "nothing"));
            CHECK((for_b == "insert" || for_b == "nothing"));
            if (for_a == "nothing" || for_b == "nothing") ++misses;
        }
    }
    CHECK(misses == 2 * whole.size());
}

TEST_CASE("a damaged cache mends itself") {
    const test::TempDir folder;
    fill(folder.path());
    const auto segments = files_in(folder.path(), ".facts");
    REQUIRE(segments.size() == 1);
    std::string bytes = test::read_file(segments[0]);
    bytes[0] = static_cast<char>(bytes[0] ^ 1);
    test::write_file(segments[0], bytes);
    {
        cache::FactsCache next(folder.path(), "/project");
        CHECK(kind_of(next.find(a)) == "nothing");
        CHECK(kind_of(next.find(b)) == "insert");
        next.keep(a, facts_with("select"));
        CHECK_FALSE(next.save());
    }
    cache::FactsCache later(folder.path(), "/project");
    CHECK(kind_of(later.find(a)) == "select");
    CHECK(kind_of(later.find(b)) == "insert");
    CHECK(files_in(folder.path(), ".facts").size() == 1);
}

TEST_CASE("many small additions become one segment, without what is used no more") {
    const test::TempDir folder;
    constexpr int runs = 40;
    for (int run = 0; run < runs; ++run) {
        cache::FactsCache cache(folder.path(), "/project");
        (void)cache.find(a);
        cache.keep(run == 0 ? a : cache::key_of(std::to_string(run), ".sql"), facts_with("select"));
        REQUIRE_FALSE(cache.save());
        CHECK(files_in(folder.path(), ".facts").size() <= 9);
    }
    cache::FactsCache last(folder.path(), "/project");
    CHECK(kind_of(last.find(a)) == "select");
    CHECK(kind_of(last.find(cache::key_of("1", ".sql"))) == "nothing");
    CHECK(kind_of(last.find(cache::key_of(std::to_string(runs - 1), ".sql"))) == "select");
}

TEST_CASE("two runs at a time both keep what they found") {
    const test::TempDir folder;
    cache::FactsCache one(folder.path(), "/project");
    cache::FactsCache two(folder.path(), "/project");
    one.keep(a, facts_with("select"));
    two.keep(b, facts_with("insert"));
    CHECK_FALSE(one.save());
    CHECK_FALSE(two.save());
    cache::FactsCache next(folder.path(), "/project");
    CHECK(kind_of(next.find(a)) == "select");
    CHECK(kind_of(next.find(b)) == "insert");
}

TEST_CASE("a run goes on with segments that another one has merged away") {
    const test::TempDir folder;
    fill(folder.path());
    cache::FactsCache reading(folder.path(), "/project");
    for (const auto& segment : files_in(folder.path(), ".facts"))
        fs::remove(segment);
    CHECK(kind_of(reading.find(a)) == "select");
}

TEST_CASE("a cache that cannot be written says why") {
    const test::TempDir folder;
    test::write_file(folder.path() / "file", "");
    cache::FactsCache cache(folder.path() / "file", "/project");
    CHECK(kind_of(cache.find(a)) == "nothing");
    cache.keep(a, facts_with("select"));
    CHECK(cache.save() == "Not a directory");
}

TEST_CASE("caches of projects that nobody checks any more go, and so do the leavings of killed runs") {
    const test::TempDir folder;
    fill(folder.path());
    const fs::path leavings = files_in(folder.path(), ".facts")[0].parent_path() / "dead.tmp";
    test::write_file(leavings, "half");
    {
        cache::FactsCache other(folder.path(), "/other");
        other.keep(a, facts_with("select"));
        REQUIRE_FALSE(other.save());
    }
    CHECK(fs::exists(leavings));
    const auto age = [](const fs::path& file, int days) {
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
    };
    for (const auto& entry : fs::directory_iterator(folder.path() / "facts"))
        age(entry.path() / "used", 29);
    age(leavings, 1);
    const auto check_other = [&] {
        cache::FactsCache other(folder.path(), "/other");
        CHECK(kind_of(other.find(a)) == "select");
        CHECK_FALSE(other.save());
    };
    check_other();
    CHECK_FALSE(fs::exists(leavings));
    CHECK(kind_of(cache::FactsCache(folder.path(), "/project").find(a)) == "select");
    for (const auto& entry : fs::directory_iterator(folder.path() / "facts"))
        age(entry.path() / "used", 31);
    check_other();
    CHECK(kind_of(cache::FactsCache(folder.path(), "/project").find(a)) == "nothing");
    CHECK(files_in(folder.path(), ".facts").size() == 1);
}
