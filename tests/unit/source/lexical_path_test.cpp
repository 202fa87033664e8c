// SPDX-License-Identifier: Apache-2.0
#include "source/lexical_path.h"
#include "support/catch.h"

#include <filesystem>
#include <string>

using namespace lakelint::source;

TEST_CASE("a path is plain that says no more than what lies where", "[source]") {
    CHECK(is_plain("a.sql"));
    CHECK(is_plain("a/b/..c.sql"));
    for (const char* path : {"", "/a", "a/", "a//b", ".", "a/./b", "..", "a/../b"})
        CHECK_FALSE(is_plain(path));
    CHECK(join("/a", "b/c") == "/a/b/c");
    CHECK(join("/", "b") == "/b");
}

TEST_CASE("the way from a folder to a file is the one that std::filesystem finds", "[source]") {
    for (const std::string folder : {"/", "/a", "/a/b", "/a/bc/d", "/x/y"}) {
        for (const std::string path : {"/a/b/c.sql", "/a/bc", "/a/b", "/ab/c", "/x"}) {
            if (folder == path) continue;
            const std::filesystem::path expected = std::filesystem::path(path).lexically_relative(folder);
            CHECK(relative_to(folder, path) == expected.generic_string());
        }
    }
}
