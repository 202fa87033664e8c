// SPDX-License-Identifier: Apache-2.0
#include "fix/line_changes.h"
#include "fix/unified_diff.h"
#include "support/catch.h"

#include <random>
#include <string>
#include <vector>

namespace lakelint::fix {
namespace {

std::string diff(std::string_view from, std::string_view to) { return unified_diff(from, to, "a/x", "b/x"); }

std::string numbers(int first, int last) {
    std::string text;
    for (int i = first; i <= last; ++i)
        text += std::to_string(i) + "\n";
    return text;
}

using Lines = std::vector<std::string_view>;

Lines changed(const Lines& from, const Lines& to, const std::vector<Change>& changes) {
    Lines result;
    std::size_t at = 0;
    for (const Change& change : changes) {
        for (; at < change.old_begin; ++at)
            result.push_back(from[at]);
        for (std::size_t i = change.new_begin; i < change.new_end; ++i)
            result.push_back(to[i]);
        at = change.old_end;
    }
    for (; at < from.size(); ++at)
        result.push_back(from[at]);
    return result;
}

} // namespace

TEST_CASE("equal texts have no difference", "[fix]") {
    CHECK(diff("", "").empty());
    CHECK(diff("a\n", "a\n").empty());
}

TEST_CASE("a change is shown with three lines around it", "[fix]") {
    CHECK(diff(numbers(1, 9), numbers(1, 4) + "five\n" + numbers(6, 9))
          == "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("changes that are close to each other share their lines", "[fix]") {
    CHECK(
        diff(numbers(1, 30), "one\n" + numbers(2, 7) + "eight\n" + numbers(9, 29))
        == "--- a/x\n+++ b/x\n@@ -1,11 +1,11 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n 9\n 10\n 11\n"
           "@@ -27,4 +27,3 @@\n 27\n 28\n 29\n-30\n");
}

TEST_CASE("what is added or removed whole has empty ranges", "[fix]") {
    CHECK(diff("", "a\nb\n") == "--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    CHECK(diff("a\n", "") == "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n");
    CHECK(diff("a\nb\n", "a\nx\nb\n") == "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n+x\n b\n");
}

TEST_CASE("a last line without a line break is said to have none", "[fix]") {
    CHECK(diff("a", "b")
          == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of "
             "file\n");
    CHECK(diff("a\nb", "x\nb")
          == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n");
    CHECK(diff("a", "a\n") == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("line breaks of all kinds count", "[fix]") {
    CHECK(diff("a\r\nb\r\n", "a\r\nc\r\n") == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
    CHECK(diff("a\r\n", "a\n") == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+a\n");
}

TEST_CASE("unique lines are lined up first, so that a moved brace does not tear blocks apart", "[fix]") {
    const Lines from = {"one {", "  x", "}", "two {", "  x", "}"};
    const Lines to = {"one {", "  x", "}", "new {", "  x", "}", "two {", "  x", "}"};
    CHECK(line_changes(from, to) == std::vector<Change>{{3, 3, 3, 6}});
}

TEST_CASE("any lines are turned into any others", "[fix]") {
    std::mt19937 random(7);
    const std::vector<std::string> words = {"a", "b", "c", "d", "e", "f", "g", "h"};
    for (int round = 0; round < 2000; ++round) {
        const std::size_t variety = 1 + random() % words.size();
        const auto lines = [&] {
            Lines result(random() % 30);
            for (auto& line : result)
                line = words[random() % variety];
            return result;
        };
        const Lines from = lines();
        const Lines to = lines();
        const auto changes = line_changes(from, to);
        REQUIRE(changed(from, to, changes) == to);
        for (std::size_t i = 1; i < changes.size(); ++i)
            REQUIRE(changes[i].old_begin > changes[i - 1].old_end);
    }
}

TEST_CASE("a thousand changes among equal lines end in bounded time", "[fix]") {
    Lines from;
    Lines to;
    for (int i = 0; i < 20'000; ++i) {
        from.emplace_back(i % 2 == 0 ? "a" : "b");
        to.emplace_back(i % 3 == 0 ? "a" : "b");
    }
    CHECK(changed(from, to, line_changes(from, to)) == to);
}

} // namespace lakelint::fix
