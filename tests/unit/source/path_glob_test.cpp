// SPDX-License-Identifier: Apache-2.0
#include "source/path_glob.h"
#include "source/wildcard.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace lakelint::source;

TEST_CASE("one part of a path matches in full", "[source]") {
    CHECK(wildcard_match("a.sql", "a.sql"));
    CHECK_FALSE(wildcard_match("a.sql", "A.sql"));
    CHECK_FALSE(wildcard_match("a", "a.sql"));
    CHECK(wildcard_match("*.sql", "a.b.sql"));
    CHECK(wildcard_match("*", ""));
    CHECK_FALSE(wildcard_match("?", ""));
    CHECK(wildcard_match("a*b*c", "axxbyyc"));
    CHECK_FALSE(wildcard_match("a*b*c", "axxcyyb"));
    CHECK(wildcard_match("?.sql", "表.sql"));
    CHECK_FALSE(wildcard_match("??.sql", "表.sql"));
    CHECK(wildcard_match("*?.sql", "表.sql"));
    CHECK(wildcard_match("a**", "abc"));
}

TEST_CASE("sets, ranges and escapes", "[source]") {
    CHECK(wildcard_match("[abc]", "b"));
    CHECK_FALSE(wildcard_match("[abc]", "d"));
    CHECK(wildcard_match("[a-c]x", "cx"));
    CHECK(wildcard_match("[!a-c]", "d"));
    CHECK(wildcard_match("[^a-c]", "d"));
    CHECK_FALSE(wildcard_match("[!a-c]", "b"));
    CHECK(wildcard_match("[]]", "]"));
    CHECK(wildcard_match("[!]]", "a"));
    CHECK(wildcard_match("[a-]", "-"));
    CHECK(wildcard_match("[\\]]", "]"));
    CHECK(wildcard_match("[[:digit:]_]", "7"));
    CHECK(wildcard_match("[[:digit:]_]", "_"));
    CHECK_FALSE(wildcard_match("[[:digit:]]", "x"));
    CHECK(wildcard_match("[一-龥]", "表"));
    CHECK(wildcard_match("\\*", "*"));
    CHECK_FALSE(wildcard_match("\\*", "a"));
    CHECK_FALSE(wildcard_match("[ab", "a"));
    CHECK_FALSE(wildcard_match("a\\", "a"));
    CHECK_FALSE(wildcard_match("a\\", "a\\"));
}

TEST_CASE("a glob with a slash is anchored, one without is not", "[source]") {
    const auto matches = [](std::string_view glob, std::string_view path) {
        return PathGlob(glob).match(path);
    };
    CHECK(matches("vendor/**", "vendor/a/b.sql"));
    CHECK_FALSE(matches("vendor/**", "x/vendor/a.sql"));
    CHECK(matches("vendor", "vendor/a.sql"));
    CHECK(matches("vendor", "x/vendor/a.sql"));
    CHECK(matches("vendor/", "x/vendor/y/a.sql"));
    CHECK_FALSE(matches("vendor", "vendors/a.sql"));
    CHECK(matches("/vendor", "vendor/a.sql"));
    CHECK_FALSE(matches("/vendor", "x/vendor/a.sql"));
    CHECK(matches("./vendor", "vendor/a.sql"));
    CHECK_FALSE(matches("./vendor", "x/vendor/a.sql"));
    CHECK(matches("*.sql", "a/b/c.sql"));
    CHECK_FALSE(matches("/*.sql", "a/c.sql"));
    CHECK(matches("ingest/*.sql", "ingest/a.sql"));
    CHECK_FALSE(matches("ingest/*.sql", "ingest/x/a.sql"));
    CHECK_FALSE(matches("ingest/*.sql", "ingest/a.hql"));
    CHECK(matches("ingest/a?.sql", "ingest/a1.sql"));
    CHECK_FALSE(matches("ingest?a.sql", "ingest/a.sql"));
    CHECK_FALSE(matches("ingest[/]a.sql", "ingest/a.sql"));
}

TEST_CASE("two stars cross folders", "[source]") {
    const auto matches = [](std::string_view glob, std::string_view path) {
        return PathGlob(glob).match(path);
    };
    CHECK(matches("**/tmp", "tmp/a.sql"));
    CHECK(matches("**/tmp", "a/b/tmp/a.sql"));
    CHECK(matches("a/**/z.sql", "a/z.sql"));
    CHECK(matches("a/**/z.sql", "a/b/c/z.sql"));
    CHECK_FALSE(matches("a/**/z.sql", "b/z.sql"));
    CHECK(matches("**", "a/b.sql"));
    CHECK(matches("**/*.sql", "b.sql"));
    CHECK(matches("a/**/**/b/**/c", "a/x/b/y/b/c"));
    CHECK(matches("vendor/**", "vendor")); // the folder itself, so that it need not be entered
}

TEST_CASE("what matches nothing", "[source]") {
    CHECK_FALSE(PathGlob("").match("a.sql"));
    CHECK_FALSE(PathGlob("/").match("a.sql"));
    CHECK_FALSE(PathGlob("./").match("a.sql"));
}

TEST_CASE("many stars take no time to speak of", "[source]") {
    std::string pattern;
    for (int i = 0; i < 50; ++i)
        pattern += "*a";
    CHECK_FALSE(wildcard_match(pattern + "b", std::string(5000, 'a')));
    std::string glob;
    std::string path;
    for (int i = 0; i < 50; ++i)
        glob += "**/a/";
    for (int i = 0; i < 2000; ++i)
        path += "a/";
    CHECK_FALSE(PathGlob(glob + "b").match(path + "c"));
}
