// SPDX-License-Identifier: Apache-2.0
#include "source/gitignore.h"
#include "support/catch.h"
#include "support/paths.h"

#include <string>

using namespace lakelint::source;
using lakelint::test::TempDir;

namespace {

/// "ignored", "taken" (after all) or "unmentioned".
std::string verdict(std::string_view rules, std::string_view path) {
    const bool is_folder = path.ends_with('/');
    if (is_folder) path.remove_suffix(1);
    const auto decision = IgnoreRules(rules).decide(path, is_folder);
    return !decision ? "unmentioned" : *decision ? "ignored" : "taken";
}

struct Case {
    std::string rules;
    std::string path; ///< a folder's ends with '/'
    std::string expected;
};

} // namespace

TEST_CASE("the rules of one .gitignore", "[source]") {
    const auto [rules, path, expected] = GENERATE(values<Case>({
        {"*.sql", "a.sql", "ignored"},
        {"*.sql", "x/y/a.sql", "ignored"},
        {"*.sql", "a.hql", "unmentioned"},
        {"/a.sql", "a.sql", "ignored"},
        {"/a.sql", "x/a.sql", "unmentioned"},
        {"x/a.sql", "x/a.sql", "ignored"},
        {"x/a.sql", "y/x/a.sql", "unmentioned"},
        {"tmp", "x/tmp/", "ignored"},
        {"tmp", "x/tmp", "ignored"},
        {"tmp/", "x/tmp/", "ignored"},
        {"tmp/", "tmp", "unmentioned"}, // a file of that name
        {"x/tmp/", "x/tmp/", "ignored"},
        {"**/tmp", "tmp/", "ignored"},
        {"**/tmp", "a/b/tmp/", "ignored"},
        {"tmp/**", "tmp/a.sql", "ignored"},
        {"tmp/**", "tmp/x/a.sql", "ignored"},
        {"tmp/**", "tmp/", "unmentioned"},
        {"a/**/b", "a/b", "ignored"},
        {"a/**/b", "a/x/y/b", "ignored"},
        {"x/*.sql", "x/a.sql", "ignored"},
        {"x/*.sql", "x/y/a.sql", "unmentioned"},
        {"*.sql\n!keep.sql", "keep.sql", "taken"},
        {"!keep.sql\n*.sql", "keep.sql", "ignored"}, // the last one decides
        {"*.sql\n!keep.sql\nkeep.*", "keep.sql", "ignored"},
        {"# a.sql", "a.sql", "unmentioned"},
        {"\\#a.sql", "#a.sql", "ignored"},
        {"\\!a.sql", "!a.sql", "ignored"},
        {"a.sql   ", "a.sql", "ignored"},
        {"a\\ ", "a ", "ignored"},
        {"a\\   ", "a ", "ignored"},
        {"a ", "a ", "unmentioned"},
        {"a.sql\r\nb.sql\r\n", "a.sql", "ignored"},
        {"a.sql\r\nb.sql\r\n", "b.sql", "ignored"},
        {"\n\n  \n", "a.sql", "unmentioned"},
        {"/", "a.sql", "unmentioned"},
        {"!", "a.sql", "unmentioned"},
        {"[ab].sql", "b.sql", "ignored"},
        {"*", "a.sql", "ignored"},
        {"表*.sql", "表一.sql", "ignored"},
    }));
    CAPTURE(rules, path);
    CHECK(verdict(rules, path) == expected);
}

TEST_CASE("rules of inner folders come first, those of the repository last", "[source]") {
    const TempDir folder;
    std::filesystem::create_directories(folder.path() / ".git");
    folder.write(".git/info/exclude", "excluded.sql\nagain.sql\n");
    folder.write(".gitignore", "*.tmp.sql\n/top.sql\n!again.sql\n");
    folder.write("a/.gitignore", "!keep.tmp.sql\n/b/x.sql\n");
    std::filesystem::create_directories(folder.path() / "a" / "b");

    const auto rules =
        Gitignore::enter(Gitignore::above(folder.path() / "a", folder.path() / "a"), folder.path() / "a");
    const auto ignores = [&](const std::string& path) {
        return Gitignore::ignores(rules, (folder.path() / path).native(), false);
    };
    CHECK(ignores("a/x.tmp.sql"));
    CHECK_FALSE(ignores("a/keep.tmp.sql"));
    CHECK_FALSE(ignores("a/b/keep.tmp.sql"));
    CHECK(ignores("a/b/x.sql"));
    CHECK_FALSE(ignores("a/x.sql"));
    CHECK(ignores("a/excluded.sql"));
    CHECK_FALSE(ignores("a/again.sql"));
    CHECK_FALSE(ignores("a/top.sql"));
    CHECK_FALSE(Gitignore::ignores(nullptr, (folder.path() / "a/x.tmp.sql").native(), false));
}

TEST_CASE("outside of a repository the rules end at the project's root", "[source]") {
    const TempDir folder;
    folder.write(".gitignore", "a.sql\n");
    folder.write("project/.gitignore", "b.sql\n");
    folder.write("project/x/a.sql", "");
    const auto rules = Gitignore::above(folder.path() / "project/x", folder.path() / "project");
    CHECK(Gitignore::ignores(rules, (folder.path() / "project/x/b.sql").native(), false));
    CHECK_FALSE(Gitignore::ignores(rules, (folder.path() / "project/x/a.sql").native(), false));
}

TEST_CASE("a worktree takes the repository's info/exclude", "[source]") {
    const TempDir folder;
    folder.write("repository/.git/info/exclude", "secret.sql\n");
    folder.write("repository/.git/worktrees/tree/commondir", "../..\n");
    folder.write("tree/.git",
                 "gitdir: " + (folder.path() / "repository/.git/worktrees/tree").string() + "\n");
    const auto rules = Gitignore::above(folder.path() / "tree", folder.path() / "tree");
    CHECK(Gitignore::ignores(rules, (folder.path() / "tree/x/secret.sql").native(), false));
    CHECK_FALSE(Gitignore::ignores(rules, (folder.path() / "tree/x/other.sql").native(), false));
}
